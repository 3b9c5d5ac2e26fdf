/** What a producer says of a job when it creates one. The console refuses texts over the sizes named here. */
export interface NewJob {
  /** `export`, `import`, `ingest`, `ai_processing`, `batch_update`, `validation`, `conversion`, `sync`, or a word of your own. */
  type: string;
  /** 255 characters. */
  name: string;
  /** A person's sentence about it, 2,000 characters. */
  description?: string | null | undefined;
  /** A user's name. Without one the job is the token's user's, over SQL the system's. */
  owner?: string | null | undefined;
  /** The page from which the job was launched, 2,000 characters. */
  runAt?: string | null | undefined;
  /** The record that the job is about. */
  object?: LinkedObject | null | undefined;
}

export interface LinkedObject {
  className: string;
  key?: string | null | undefined;
  label?: string | null | undefined;
  url?: string | null | undefined;
}
