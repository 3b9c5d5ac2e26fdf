/** A new job. The console refuses texts over the sizes named here. */
export interface NewJob {
  /** `export`, `import`, `ingest`, `ai_processing`, `batch_update`, `validation`, `conversion`, `sync`, or a word of your own. */
  type: string;
  /** 255 characters. */
  name: string;
  /** A sentence about the job, for people. 2,000 characters. */
  description?: string | null | undefined;
  /** A user's name. Without it, the job belongs to the token's user; over SQL, to the system. */
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
