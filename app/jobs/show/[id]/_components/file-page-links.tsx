import { button } from "@/app/_ui/button";
import { formatCount } from "@/lib/format";
import { FILES_A_PAGE } from "@/lib/jobs/list-job-files";
import type { ShownFiles } from "@/lib/jobs/read-job-files";
import type { RawParams } from "@/lib/jobs/read-params";
import { searchOf } from "@/lib/web/search-of";

interface FilePageLinksProps {
  jobId: string;
  shown: ShownFiles;
  search: RawParams;
}

/** The ways between the pages of a job's files, for a job that has more than one of them. */
export function FilePageLinks({ jobId, shown: { page, pages, total }, search }: FilePageLinksProps) {
  if (pages === 1) return null;
  const first = (page - 1) * FILES_A_PAGE + 1;
  const link = (label: string, to: number, rel: string) =>
    to >= 1 && to <= pages ? (
      <a
        href={`/jobs/show/${jobId}${searchOf({ ...search, files: String(to), preview: undefined })}#files`}
        className={button.plain}
        rel={rel}
      >
        {label}
      </a>
    ) : (
      <span aria-hidden="true" className={button.absent}>
        {label}
      </span>
    );
  return (
    <nav aria-label="Pages of files" className="flex flex-wrap items-center gap-1.5">
      <span className="mr-auto tabular-nums">
        {formatCount(first)}–{formatCount(Math.min(page * FILES_A_PAGE, total))} of {formatCount(total)} files
      </span>
      <span className="screen-only flex items-center gap-1.5">
        {link("Previous", page - 1, "prev")}
        <span className="px-1 text-quiet tabular-nums">
          Page {formatCount(page)} of {formatCount(pages)}
        </span>
        {link("Next", page + 1, "next")}
      </span>
    </nav>
  );
}
