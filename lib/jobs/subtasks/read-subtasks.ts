import type { Access } from "@/lib/jobs/access";
import { pastTheEnd, type RawParams } from "@/lib/jobs/params";
import { paginate } from "@/lib/paging";
import { countSubtasks } from "./count-subtasks";
import { listSubtasks, SUBTASK_PAGE } from "./list-subtasks";
import type { Subtask, SubtaskCounts } from "./subtask";
import { parseSubtaskFilter, type SubtaskFilter } from "./subtask-filter";

/** What the page of a job shows of its subtasks. */
export interface SubtaskPage {
  counts: SubtaskCounts;
  filter: SubtaskFilter;
  /** A sentence for each value of the address that was ignored. */
  notices: string[];
  /** How many match the filter, on all pages. */
  total: number;
  pages: number;
  subtasks: Subtask[];
}

/** Reads the filter of an address, the counts, and one page. A page past the end becomes the last one. */
export async function readSubtasks(access: Access, jobId: string, params: RawParams): Promise<SubtaskPage> {
  const { filter: requested, notices } = parseSubtaskFilter(params);
  const [counts, listed] = await Promise.all([
    countSubtasks(access, jobId),
    listSubtasks(access, jobId, requested),
  ]);
  const total = counts[requested.status ?? "total"];
  const { page, pages } = paginate(total, SUBTASK_PAGE, requested.page);
  const filter = { ...requested, page };
  if (filter.page !== requested.page) {
    notices.push(pastTheEnd("subtaskPage", requested.page, { pages, total }));
  }
  const subtasks = filter.page === requested.page ? listed : await listSubtasks(access, jobId, filter);
  return { counts, filter, notices, total, pages, subtasks };
}
