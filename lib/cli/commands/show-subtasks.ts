import { block } from "@/lib/cli/io/table";
import type { Access } from "@/lib/jobs/access";
import { listSubtasks } from "@/lib/jobs/subtasks/list-subtasks";
import { SUBTASK_STATUSES, type Subtask, type SubtaskCounts } from "@/lib/jobs/subtasks/subtask";
import { formatMessage } from "@/lib/texts/format-message";
import { showTexts } from "@/texts/cli/show";
import { errorTexts } from "@/texts/job/error";

const { subtasks: subtaskTexts } = showTexts;

/** The JSON of one job has at most so many. */
const MOST_IN_JSON = 10_000;

/** The progress of a job that reports none itself. */
export const progressOfSubtasks = (counts: SubtaskCounts): string | null =>
  counts.total === 0 ? null : formatMessage(subtaskTexts.progress, counts);

/** The number of subtasks by status, and the first failed ones with their errors. */
export async function describeSubtasks(access: Access, id: string, counts: SubtaskCounts): Promise<string> {
  if (counts.total === 0) return "";
  const failed = counts.failed > 0 ? await listSubtasks(access, id, { status: "failed", page: 1 }) : [];
  const more = counts.failed - failed.length;
  const lines = [
    SUBTASK_STATUSES.filter((status) => counts[status] > 0)
      .map((status) => formatMessage(subtaskTexts[status], { count: counts[status] }))
      .join(", "),
    ...failed.map(({ number, name, error }) =>
      formatMessage(subtaskTexts.error, { number, name, error: error ?? errorTexts.noMessage }),
    ),
    ...(more > 0 ? [formatMessage(subtaskTexts.more, { count: more })] : []),
  ];
  return block(formatMessage(showTexts.headings.subtasks, { count: counts.total }), lines.join("\n"));
}

interface SubtasksAsJson {
  subtaskCounts: SubtaskCounts;
  subtasks: Subtask[];
  /** How many of the last ones are not in `subtasks`. */
  subtasksLeftOut: number;
}

/** All of a job's subtasks, or the first 10,000 and how many are left out. */
export async function subtasksAsJson(
  access: Access,
  id: string,
  counts: SubtaskCounts,
): Promise<SubtasksAsJson> {
  const subtasks =
    counts.total === 0 ? [] : await listSubtasks(access, id, { status: null, page: 1 }, MOST_IN_JSON);
  return {
    subtaskCounts: counts,
    subtasks,
    subtasksLeftOut: Math.max(0, counts.total - subtasks.length),
  };
}
