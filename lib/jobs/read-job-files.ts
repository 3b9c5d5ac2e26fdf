import { type FileState, fileStates } from "@/lib/files/file-state";
import type { FileStore } from "@/lib/files/file-store";
import { log } from "@/lib/log";
import type { Access } from "./access";
import type { ListedFile, StoredJobFile } from "./job-file";
import { type JobFileList, listJobFiles } from "./list-job-files";
import { type FilePreview, previewJobFile } from "./preview-job-file";
import { ignored, type RawParams } from "./read-params";

export interface ShownFile extends ListedFile {
  state: FileState;
}

export interface ShownFiles extends Pick<JobFileList, "counts" | "total" | "page" | "pages"> {
  files: ShownFile[];
  /** What Download Result gives, whichever page it is on. */
  result: ShownFile | null;
  preview: FilePreview | null;
  /** A sentence for each parameter that was ignored. */
  notices: string[];
}

/**
 * All that a job's page shows of its files. `files` in the address is the page of their list, `preview` the id of
 * the file whose beginning is shown. It never fails because the store does, and waits two seconds at most for it.
 */
export async function readJobFiles(
  access: Access,
  store: FileStore,
  jobId: string,
  params: RawParams,
): Promise<ShownFiles> {
  const asked = pageOf(params.files);
  const [list, preview] = await Promise.all([
    listWithStates(access, store, { jobId, page: asked ?? 1 }),
    typeof params.preview === "string" && params.preview !== ""
      ? previewJobFile(access, store, { jobId, fileId: params.preview })
      : null,
  ]);
  return { ...list, preview, notices: noticesOf(params, { page: asked, list, preview }) };
}

type Listed = Omit<ShownFiles, "preview" | "notices">;

async function listWithStates(
  access: Access,
  store: FileStore,
  { jobId, page }: { jobId: string; page: number },
): Promise<Listed> {
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

/** Null for what is no page's number. */
function pageOf(given: RawParams[string]): number | null {
  if (given === undefined || given === "") return 1;
  return typeof given === "string" && /^[1-9]\d{0,8}$/.test(given) ? Number(given) : null;
}

interface Found {
  page: number | null;
  list: Pick<JobFileList, "page" | "total">;
  preview: FilePreview | null;
}

function noticesOf(params: RawParams, { page, list, preview }: Found): string[] {
  const notices: string[] = [];
  const given = (name: string) => [params[name] ?? []].flat().join(", ");
  if (page === null) notices.push(ignored("page of files", given("files")));
  else if (page > list.page) notices.push(`There is no page ${page} of files; this is page ${list.page}.`);
  if (given("preview") !== "" && !preview) notices.push(ignored("file to preview", given("preview")));
  return notices;
}
