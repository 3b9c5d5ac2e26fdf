import { basename } from "node:path";
import { argumentBytes } from "@/lib/cli/io/argument-bytes";
import { printError } from "@/lib/cli/io/stderr";
import { sentenceOf } from "@/lib/cli/session/exit-codes";
import { requirePlainFile } from "@/lib/files/require-plain-file";
import { formatMessage } from "@/lib/texts/format-message";
import { runTexts } from "@/texts/cli/run";
import { type ChangedFile, changedFiles, type FileSnapshot, snapshotFiles } from "./changed-files";
import type { RecordedJob } from "./recorded-job";

/** A folder with more files was hardly meant to be stored file by file. */
const MOST_FILES = 1_000;

export interface AttachedPaths {
  input: string[];
  output: string[];
}

/** The files of a command that are stored with its job. Nothing of it rejects: errors are printed on stderr. */
export interface Attachments {
  keepInputs(job: RecordedJob): Promise<void>;
  /** Of a folder, what is new in it or changed since the attachments were noted. */
  keepOutputs(job: RecordedJob): Promise<void>;
}

/** Notes the files at the outputs' paths before the command starts. `signal` stops the copying. */
export async function noteAttachments(
  { input, output }: AttachedPaths,
  signal: AbortSignal,
): Promise<Attachments> {
  const before = new Map<string, FileSnapshot>();
  for (const path of output) before.set(path, await snapshotFiles(argumentBytes(path)));
  const keep = async (job: RecordedJob, kind: "input" | "output", { path, name }: ChangedFile) => {
    try {
      signal.throwIfAborted();
      await requirePlainFile(path);
      await job.keepFile(kind, basename(name), path, signal);
    } catch (error) {
      const file = path.toString("utf8");
      printError(
        formatMessage(runTexts.files.notStored, { path: file, id: job.id, error: sentenceOf(error) }),
      );
    }
  };
  return {
    keepInputs: async (job) => {
      for (const path of input) await keep(job, "input", { path: argumentBytes(path), name: path });
    },
    keepOutputs: async (job) => {
      for (const path of output) {
        const left = await filesLeft(path, before.get(path) ?? new Map());
        for (const file of left.slice(0, MOST_FILES)) await keep(job, "output", file);
        if (left.length > MOST_FILES) {
          printError(formatMessage(runTexts.files.tooMany, { path, most: MOST_FILES, count: left.length }));
        }
      }
    },
  };
}

async function filesLeft(path: string, before: FileSnapshot): Promise<ChangedFile[]> {
  try {
    return await changedFiles(argumentBytes(path), before, (folder, error) => {
      notStored(folder.toString("utf8"), error);
    });
  } catch (error) {
    notStored(path, error);
    return [];
  }
}

const notStored = (path: string, error: unknown) =>
  printError(formatMessage(runTexts.files.noneStored, { path, error: sentenceOf(error) }));
