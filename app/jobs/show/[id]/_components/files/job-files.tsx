import { panel } from "@/app/_ui/button";
import { PageNav } from "@/app/_ui/page-nav";
import { Notices } from "@/app/jobs/shared/notices";
import { formatCount } from "@/lib/format";
import { FILE_KINDS, type FileKind } from "@/lib/jobs/files/job-file";
import { FILES_A_PAGE } from "@/lib/jobs/files/list-job-files";
import type { ShownFiles } from "@/lib/jobs/files/read-job-files";
import type { RawParams } from "@/lib/jobs/params";
import { searchOf } from "@/lib/web/request/search-of";
import { filesTexts } from "@/texts/job/files";
import { ArchiveLink } from "./archive-link";
import { FileLists, type ShownKind } from "./file-lists.client";
import { FilePreview } from "./file-preview";
import { fileRow } from "./file-row";

import { NO_PREVIEW } from "./preview-params";

interface JobFilesProps {
  jobId: string;
  shown: ShownFiles;
  /** The parameters of the page's address, which its links keep. */
  search: RawParams;
  zone: string;
}

/** A job's input files, output files and error reports. Renders nothing for a job without files. */
export function JobFiles({ jobId, shown, search, zone }: JobFilesProps) {
  const { counts, files, notices, page, pages, preview, total } = shown;
  if (total === 0 && notices.length === 0) return null;
  const shownPreview = preview ? <FilePreview jobId={jobId} preview={preview} search={search} /> : null;
  const previewed = files.find(({ id }) => id === preview?.fileId)?.id ?? null;
  const kindOf = (kind: FileKind): ShownKind[] => {
    const rows = files
      .filter((file) => file.kind === kind)
      .map((file) => fileRow(file, { jobId, search, zone, previewed }));
    const heading = { id: `files-${kind}`, title: filesTexts.kinds[kind], count: formatCount(counts[kind]) };
    return rows.length > 0 ? [{ ...heading, rows }] : [];
  };
  return (
    <section
      id="files"
      aria-labelledby={total > 0 ? "files-title" : undefined}
      className={total > 0 ? `${panel} flex flex-col gap-3 p-4` : undefined}
    >
      {total > 0 ? (
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h2 id="files-title" className="font-semibold text-lg">
            {filesTexts.title}
          </h2>
          <ArchiveLink jobId={jobId} shown={shown} />
        </div>
      ) : null}
      <Notices notices={notices} />
      {files.length > 0 && files.every(({ state }) => state === "unknown") ? (
        <p className="rounded-md bg-waiting-soft px-3 py-2 text-waiting">{filesTexts.storageUnavailable}</p>
      ) : null}
      {files.length > 0 ? (
        <FileLists kinds={JSON.stringify(FILE_KINDS.flatMap(kindOf))} previewed={previewed}>
          {previewed ? shownPreview : null}
        </FileLists>
      ) : null}
      {previewed ? null : shownPreview}
      {pages > 1 ? (
        <PageNav
          label={filesTexts.pages}
          page={page}
          pages={pages}
          first={(page - 1) * FILES_A_PAGE + 1}
          shown={files.length}
          total={total}
          unit="files"
          href={(to) =>
            `/jobs/show/${jobId}${searchOf({ ...search, ...NO_PREVIEW, files: String(to) })}#files`
          }
        />
      ) : null}
    </section>
  );
}
