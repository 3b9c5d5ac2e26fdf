import { parseDelimiter } from "@/lib/csv/delimiters";
import { type FileState, fileStates } from "@/lib/files/store/file-state";
import type { FileStore } from "@/lib/files/store/file-store";
import type { Access } from "@/lib/jobs/access";
import { parseId } from "@/lib/jobs/job-id";
import { ignored, paramReader, parsePage, pastTheEnd, type RawParams } from "@/lib/jobs/params";
import { log } from "@/lib/log";
import { parseEncoding } from "@/lib/text-encoding/encodings";
import type { ListedFile, StoredJobFile } from "./job-file";
import { type JobFileList, listJobFiles } from "./list-job-files";
import { type FilePreview, previewJobFile } from "./preview-job-file";

export interface ShownFile extends ListedFile {
  state: FileState;
}

export interface ShownFiles extends Pick<JobFileList, "counts" | "total" | "bytes" | "page" | "pages"> {
  files: ShownFile[];
  /** The file of Download Result, on whichever page. */
  result: ShownFile | null;
  preview: FilePreview | null;
  /** A sentence for each parameter that was ignored. */
  notices: string[];
}

/**
 * All that a job's page shows of its files. `files` in the address is the page of their list, `preview` the id of the
 * file whose beginning is shown, read with `delimiter` and `encoding` if they are given. It does not fail when the store does, and waits at most two seconds for it.
 */
export async function readJobFiles(
  access: Access,
  store: FileStore,
  jobId: string,
  params: RawParams,
): Promise<ShownFiles> {
  const notices: string[] = [];
  const read = paramReader(params, notices);
  const page = read("files", parsePage) ?? 1;
  const fileId = read("preview", parseId);
  const choice = {
    delimiter: read("delimiter", parseDelimiter),
    encoding: read("encoding", parseEncoding),
  };
  const [list, preview] = await Promise.all([
    listWithStates(access, store, { jobId, page }),
    fileId === null ? null : previewJobFile(access, store, { jobId, fileId }, choice),
  ]);
  if (page > list.page) notices.push(pastTheEnd("files", page, list));
  if (fileId !== null && !preview) notices.push(ignored("preview", fileId));
  return { ...list, preview, notices };
}

type FilePage = Omit<ShownFiles, "preview" | "notices">;

async function listWithStates(
  access: Access,
  store: FileStore,
  { jobId, page }: { jobId: string; page: number },
): Promise<FilePage> {
  const { files, result, ...list } = await listJobFiles(access, jobId, { page });
  const isListed = files.some(({ id }) => id === result?.id);
  const known = await withStates(store, result && !isListed ? [...files, result] : files);
  return {
    ...list,
    files: known.slice(0, files.length),
    result: known.find(({ isResult }) => isResult) ?? null,
  };
}

async function withStates(store: FileStore, files: readonly StoredJobFile[]): Promise<ShownFile[]> {
  const states = await fileStates(store, files);
  const silent = states.filter((state) => state === "unknown").length;
  if (silent > 0) log("warn", "storage.unanswered", { files: silent });
  return files.map(({ storeKey: _, ...file }, at) => ({ ...file, state: states[at] ?? "unknown" }));
}
