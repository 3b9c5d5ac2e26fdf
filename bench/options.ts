import { parseArgs } from "node:util";

export interface BenchOptions {
  /** How many jobs the large database holds. */
  jobs: number;
  /** Standard output has only the JSON. */
  json: boolean;
  /** A file that also gets the JSON. */
  save: string | null;
  /** The figures to measure; null for all. */
  only: string[] | null;
  /**
   * The folder in which the server and its large database stay for the next run; null for one that is deleted at the
   * end.
   */
  data: string | null;
}

/** Reads the command line. Throws a sentence that says what to give instead. */
export function readOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      jobs: { type: "string", default: "1000000" },
      json: { type: "boolean", default: false },
      save: { type: "string" },
      only: { type: "string" },
      data: { type: "string" },
    },
  });
  if (!/^[1-9]\d{0,8}$/.test(values.jobs)) {
    throw new Error(`--jobs: give a number from 1 to 999999999, not "${values.jobs}".`);
  }
  return {
    jobs: Number(values.jobs),
    json: values.json,
    save: values.save ?? null,
    only: values.only?.split(",").map((name) => name.trim()) ?? null,
    data: values.data ?? null,
  };
}
