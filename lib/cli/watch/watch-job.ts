import { JobNotCompleted } from "@/lib/cli/session/exit-codes";
import { JobNotFound, JobsError } from "@/lib/errors";
import { getJob } from "@/lib/jobs/get-job";
import { type JobSummary, jobTitle, ownerLabel } from "@/lib/jobs/job";
import { isInactive } from "@/lib/jobs/status";
import type { JobUpdate } from "@/lib/live/update";
import { formatMessage } from "@/lib/texts/format-message";
import { watchTexts } from "@/texts/cli/watch";
import { errorTexts } from "@/texts/job/error";
import { jobChanges, SUBTASKS_IN_SIGHT } from "./job-changes";
import { untilAnswered, type Watching } from "./watching";

/** How much of a failed job's message is printed. */
const LINES_OF_MESSAGE = 5;

/**
 * Prints a job and each change of it until it ends. Throws JobNotCompleted if it ends otherwise, and not_found when
 * there is no such job or not any more.
 */
export async function watchJob(watching: Watching, id: string): Promise<void> {
  const job = await getJob(watching.access, id);
  if (!job) throw new JobNotFound(id);
  const tell = watching.json ? tellJson(watching) : await tellLines(watching, job);
  const interest = { kind: "job", id, subtasks: { from: 1, to: SUBTASKS_IN_SIGHT } } as const;
  for await (const { now, job: update } of watching.updates(interest)) {
    if (update === undefined) continue;
    if (update === null) throw new JobsError("not_found", formatMessage(watchTexts.jobDeleted, { id }));
    await tell(now, update);
    const { status } = update.job;
    if (status === "completed") return;
    if (isInactive(status)) throw new JobNotCompleted(status);
  }
}

type Tell = (now: number, update: JobUpdate) => Promise<void>;

function tellJson({ printer }: Watching): Tell {
  let printed = "";
  return async (_, { job }) => {
    const text = JSON.stringify(job);
    if (text !== printed) await printer.json(job);
    printed = text;
  };
}

async function tellLines({ access, printer }: Watching, job: JobSummary): Promise<Tell> {
  const { id, type } = job;
  const facts = { id, type, name: jobTitle(job), owner: ownerLabel(job) };
  await printer.plain(formatMessage(watchTexts.job, facts));
  let before: JobUpdate | null = null;
  return async (now, update) => {
    const { events, progress, end } = jobChanges(before, update);
    before = update;
    for (const event of events) await printer.event(now, event);
    if (progress !== null) await printer.progress(now, progress);
    if (end === null) return;
    await printer.event(now, end);
    if (update.job.status !== "failed") return;
    const failed = await untilAnswered(() => getJob(access, id));
    await printer.details(firstLines(id, failed?.errorMessage || errorTexts.noMessage));
  };
}

/** The first lines of a message, and how many more there are. */
function firstLines(id: string, message: string): string {
  const lines = message.trimEnd().split(/\r?\n/);
  const count = lines.length - LINES_OF_MESSAGE;
  if (count <= 0) return lines.join("\n");
  return [...lines.slice(0, LINES_OF_MESSAGE), formatMessage(watchTexts.moreOfError, { count, id })].join(
    "\n",
  );
}
