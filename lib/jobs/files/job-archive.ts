import { JobNotFound, JobsError, StorageUnavailable } from "@/lib/errors";
import { archivePaths } from "@/lib/files/archive/archive-paths";
import type { ArchiveEntry } from "@/lib/files/archive/zip-archive";
import { type FileState, fileStates } from "@/lib/files/store/file-state";
import type { FileStore } from "@/lib/files/store/file-store";
import type { Access } from "@/lib/jobs/access";
import { formatMessage } from "@/lib/texts/format-message";
import { archiveTexts as texts } from "@/texts/job/archive";
import { fileStorageTexts } from "@/texts/server/file-storage";
import { archiveName } from "./archive-name";
import { type ArchivedFile, findArchivedFiles } from "./find-archived-files";
import { missingFilesEntry } from "./missing-files";
import { MOST_ARCHIVED } from "./most-archived";
import { openJobFile } from "./open-job-file";

/** Storage is asked for every file before the first byte is sent: for so long at most, and for so many files at once. */
const LOOKUP_MS = 60_000;
const LOOKUPS_AT_ONCE = 32;

export interface JobArchive {
  /** The archive's file name. */
  name: string;
  entries: ArchiveEntry[];
}

/** A file, where it stands in the archive, and whether storage has it. */
interface Placed {
  file: ArchivedFile;
  path: string;
  state: FileState | undefined;
}

/**
 * All files of a job as an archive: each exactly as it is stored, in a folder of its kind. Files that storage does not
 * have as recorded are left out, and a first file names them. Throws JobNotFound, not_found when no file is left,
 * too_large, and StorageUnavailable when storage does not tell within a minute.
 */
export async function jobArchive(access: Access, store: FileStore, jobId: string): Promise<JobArchive> {
  const job = await findArchivedFiles(access, jobId, MOST_ARCHIVED + 1);
  if (!job) throw new JobNotFound(jobId);
  const { files } = job;
  if (files.length === 0) throw new JobsError("not_found", texts.noFiles);
  if (files.length > MOST_ARCHIVED) {
    throw new JobsError("too_large", formatMessage(texts.tooMany, { most: MOST_ARCHIVED }));
  }
  const states = await fileStates(store, files, LOOKUP_MS, LOOKUPS_AT_ONCE);
  if (states.includes("unknown")) throw new StorageUnavailable(fileStorageTexts.unreadable);
  const paths = archivePaths(files.map(({ kind, name }) => ({ folder: texts.folders[kind], name })));
  const placed = files.map((file, at): Placed => ({ file, path: paths[at] ?? file.id, state: states[at] }));
  const present = placed.filter(({ state }) => state === "present");
  if (present.length === 0) throw new JobsError("not_found", texts.noneLeft);
  const missing = placed.filter(({ state }) => state !== "present");
  return {
    name: archiveName(jobId, job.name),
    entries: [
      ...(missing.length > 0 ? [missingFilesEntry(jobId, missing)] : []),
      ...present.map(({ file, path }) => entryOf(store, file, path)),
    ],
  };
}

const entryOf = (store: FileStore, file: ArchivedFile, path: string): ArchiveEntry => ({
  path,
  size: file.size,
  modifiedAt: new Date(file.createdAt),
  open: () => openJobFile(store, file),
});
