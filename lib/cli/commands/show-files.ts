import { block, table } from "@/lib/cli/io/table";
import { formatBytes } from "@/lib/format";
import type { Access } from "@/lib/jobs/access";
import type { ListedFile } from "@/lib/jobs/files/job-file";
import { listJobFiles } from "@/lib/jobs/files/list-job-files";
import { showTexts } from "@/texts/cli/show";

const AT_ONCE = 1_000;
const { fileColumns: columns } = showTexts;
const HEADINGS = [columns.kind, columns.id, columns.size, columns.name];

/** All files of a job, without the store's keys. */
export async function everyFile(access: Access, jobId: string): Promise<ListedFile[]> {
  const all: ListedFile[] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const list = await listJobFiles(access, jobId, { page, pageSize: AT_ONCE });
    all.push(...list.files.map(({ storeKey: _, ...file }) => file));
    pages = list.pages;
  }
  return all;
}

/** A job's files under a heading, one a line. Empty without files. */
export function filesTable(files: ListedFile[]): string {
  if (files.length === 0) return "";
  const rows = files.map(({ kind, id, size, name }) => [kind, id, formatBytes(size), name]);
  return block(showTexts.headings.files, table([HEADINGS, ...rows]));
}
