import { panel } from "@/app/_ui/button";
import { PageNav } from "@/app/_ui/page-nav";
import { Notices } from "@/app/jobs/shared/notices";
import { formatCount } from "@/lib/format";
import { FILE_KINDS } from "@/lib/jobs/files/job-file";
import { FILES_A_PAGE } from "@/lib/jobs/files/list-job-files";
import type { ShownFiles } from "@/lib/jobs/files/read-job-files";
import type { RawParams } from "@/lib/jobs/params";
import { searchOf } from "@/lib/web/request/search-of";
import { filesTexts } from "@/texts/job/files";
import styles from "./file-list.module.css";
import { FilePreview } from "./file-preview";
import { fileRow } from "./file-row";
import { FileRows } from "./file-rows.client";
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
  const previewed = files.find(({ id }) => id === preview?.fileId);
  const kinds = FILE_KINDS.filter((kind) => files.some((file) => file.kind === kind));
  return (
    <section
      id="files"
      aria-labelledby={total > 0 ? "files-title" : undefined}
      className={total > 0 ? `${panel} @container flex flex-col gap-3 p-4` : undefined}
    >
      {total > 0 ? (
        <h2 id="files-title" className="font-semibold text-lg">
          {filesTexts.title}
        </h2>
      ) : null}
      <Notices notices={notices} />
      {files.length > 0 && files.every(({ state }) => state === "unknown") ? (
        <p className="rounded-md bg-waiting-soft px-3 py-2 text-waiting">{filesTexts.storageUnavailable}</p>
      ) : null}
      <div className={styles.kinds}>
        {kinds.map((kind) => (
          <div key={kind} className={styles.kind}>
            <h3 id={`files-${kind}`} className="col-span-full pb-1 font-semibold">
              {filesTexts.kinds[kind]}{" "}
              <span className="font-normal text-quiet">{formatCount(counts[kind])}</span>
            </h3>
            <FileRows
              heading={`files-${kind}`}
              rows={files
                .filter((file) => file.kind === kind)
                .map((file) =>
                  fileRow(file, { jobId, search, zone, below: file === previewed ? shownPreview : null }),
                )}
            />
          </div>
        ))}
      </div>
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
