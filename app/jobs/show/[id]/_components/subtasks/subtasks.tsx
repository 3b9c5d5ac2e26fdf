import { panel } from "@/app/_ui/button";
import { PageNav } from "@/app/_ui/page-nav";
import { Notices } from "@/app/jobs/shared/notices";
import type { RawParams } from "@/lib/jobs/params";
import { SUBTASK_PAGE } from "@/lib/jobs/subtasks/list-subtasks";
import type { SubtaskPage } from "@/lib/jobs/subtasks/read-subtasks";
import { type SubtaskFilter, withSubtaskFilter } from "@/lib/jobs/subtasks/subtask-filter";
import { formatMessage } from "@/lib/texts/format-message";
import { searchOf } from "@/lib/web/request/search-of";
import { subtasksTexts } from "@/texts/job/subtasks";
import { SubtaskStatusLinks } from "./subtask-status-links.client";
import { SubtaskTable, subtaskAnchor } from "./subtask-table";
import { SubtaskTotals } from "./subtask-totals.client";

interface SubtasksProps {
  jobId: string;
  /** The address's parameters, which every link here keeps. */
  params: RawParams;
  read: SubtaskPage;
  zone: string;
}

/** The subtasks of a job, in their order. Where they need more than one page they can be filtered by status. */
export function Subtasks({ jobId, params, read, zone }: SubtasksProps) {
  const { counts, filter, notices, pages, subtasks, total } = read;
  if (counts.total === 0) return null;
  const href = (to: SubtaskFilter) =>
    `/jobs/show/${jobId}${searchOf(withSubtaskFilter(params, to))}#subtasks`;
  const firstOf = (status: SubtaskFilter["status"]) => href({ status, page: 1 });
  const many = counts.total > SUBTASK_PAGE;
  return (
    <section
      id="subtasks"
      aria-labelledby="subtasks-title"
      className={`${panel} flex scroll-mt-2 flex-col gap-2.5 p-4`}
    >
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 id="subtasks-title" className="font-semibold text-lg">
          {subtasksTexts.title}
        </h2>
        <SubtaskTotals failed={wayToFailed(read) ?? firstOf("failed")} />
      </div>
      <Notices notices={notices} />
      {many || filter.status ? (
        <SubtaskStatusLinks
          chosen={filter.status}
          hrefs={{
            all: firstOf(null),
            pending: firstOf("pending"),
            running: firstOf("running"),
            completed: firstOf("completed"),
            failed: firstOf("failed"),
            cancelled: firstOf("cancelled"),
          }}
        />
      ) : null}
      {subtasks.length > 0 ? (
        <SubtaskTable subtasks={subtasks} zone={zone} />
      ) : (
        <p>{formatMessage(subtasksTexts.none, { status: filter.status ?? "any" })}</p>
      )}
      {pages > 1 ? (
        <PageNav
          label={subtasksTexts.pages}
          page={filter.page}
          pages={pages}
          first={(filter.page - 1) * SUBTASK_PAGE + 1}
          shown={subtasks.length}
          total={total}
          href={(page) => href({ ...filter, page })}
        />
      ) : null}
    </section>
  );
}

/** A link to the first failed subtask where all are on one page; null: use the filter. */
function wayToFailed({ pages, subtasks }: SubtaskPage): string | null {
  const first = pages === 1 ? subtasks.find(({ status }) => status === "failed") : undefined;
  return first ? `#${subtaskAnchor(first)}` : null;
}
