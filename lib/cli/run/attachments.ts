import { basename } from "node:path";
import { printError } from "@/lib/cli/io/stderr";
import { sentenceOf } from "@/lib/cli/session/exit-codes";
import { requirePlainFile } from "@/lib/files/require-plain-file";
import { type ChangedFile, changedFiles, type FileSnapshot, snapshotFiles } from "./changed-files";
import type { RecordedJob } from "./recorded-job";

/** A folder with more was hardly meant to be kept file by file. */
const MOST_FILES = 1_000;

export interface AttachedPaths {
  input: string[];
  output: string[];
}

/** The files that a job keeps of its command. Nothing of it rejects: what can't be kept is told on stderr. */
export interface Attachments {
  keepInputs(job: RecordedJob): Promise<void>;
  /** Of a folder, what is new in it or changed since the attachments were noted. */
  keepOutputs(job: RecordedJob): Promise<void>;
}

/** Notes what stands at the outputs' places before the command starts. `signal` cuts the copying off. */
export async function noteAttachments(
  { input, output }: AttachedPaths,
  signal: AbortSignal,
): Promise<Attachments> {
  const before = new Map<string, FileSnapshot>();
  for (const path of output) before.set(path, await snapshotFiles(path).catch(() => new Map()));
  const keep = async (job: RecordedJob, kind: "input" | "output", { path, name }: ChangedFile) => {
    try {
      signal.throwIfAborted();
      await requirePlainFile(path);
      await job.keepFile(kind, basename(name), path, signal);
    } catch (error) {
      printError(`The file ${path} is not kept with job ${job.id}: ${sentenceOf(error)}`);
    }
  };
  return {
    keepInputs: async (job) => {
      for (const path of input) await keep(job, "input", { path, name: path });
    },
    keepOutputs: async (job) => {
      for (const path of output) {
        const left = await filesLeft(path, before.get(path) ?? new Map());
        for (const file of left.slice(0, MOST_FILES)) await keep(job, "output", file);
        if (left.length > MOST_FILES) {
          printError(`${path}: of ${left.length} files only the first ${MOST_FILES} are kept.`);
        }
      }
    },
  };
}

async function filesLeft(path: string, before: FileSnapshot): Promise<ChangedFile[]> {
  try {
    return await changedFiles(path, before);
  } catch (error) {
    printError(`Nothing of ${path} is kept with the job: ${sentenceOf(error)}`);
    return [];
  }
}
