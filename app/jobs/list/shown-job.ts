import { formatCount, formatDuration, formatMoment } from "@/lib/format";
import { type JobSummary, jobTitle, ownerLabel, ownerParts } from "@/lib/jobs/job";
import { rejectedLabel, statusSentence } from "@/lib/jobs/rejections/rejected-label";
import { isInactive } from "@/lib/jobs/status";
import { typeLabel, typeMeaning } from "@/lib/jobs/type";
import { forOneLine, readable } from "@/lib/readable-text";
import type { ShownJob } from "./job-rows";

interface Where {
  /** The job's own page. */
  href: string;
  zone: string;
}

/** A job as its row shows it, times in the viewer's zone. */
export function shownJob(job: JobSummary, { href, zone }: Where): ShownJob {
  const moment = (iso: string): [string, string] => [iso, formatMoment(iso, zone)];
  const { id, status, type, description, createdAt, startedAt, finishedAt, durationSeconds } = job;
  const [owner, remark] = ownerParts(job);
  const rejected = rejectedLabel(job);
  return {
    id,
    href,
    status,
    name: shownText(jobTitle(job)),
    ...(description && { description: shownText(description) }),
    type: [typeLabel(type), typeMeaning(type) ?? type],
    created: moment(createdAt),
    ...(startedAt && { started: moment(startedAt) }),
    ...(finishedAt && { finished: moment(finishedAt) }),
    ...(durationSeconds !== null && shownDuration(durationSeconds, isInactive(status))),
    runBy: { name: readable(owner), ...(remark && { remark }), onHover: forOneLine(ownerLabel(job)) },
    ...(rejected && {
      rejected: {
        label: rejected,
        short: `${shortCount(job.rowsRejected)} rejected`,
        onHover: statusSentence(job),
      },
    }),
  };
}

function shownText(text: string): [string, string?] {
  const [shown, onHover] = [readable(text), forOneLine(text)];
  return shown === onHover ? [shown] : [shown, onHover];
}

/** A producer's clock that is ahead makes no negative time. */
function shownDuration(seconds: number, ended: boolean): Pick<ShownJob, "elapsed"> {
  if (ended) return { elapsed: { text: formatDuration(seconds) } };
  if (seconds < 0) return { elapsed: { text: "starts in the future", onHover: AHEAD } };
  return { elapsed: { text: formatDuration(Math.floor(seconds)), soFar: true } };
}

const AHEAD = "By the database’s clock, the start that was recorded lies in the future.";

/** "1,204" has room in a column, a million has not. */
const shortCount = (count: number): string =>
  count < 10_000
    ? formatCount(count)
    : count.toLocaleString("en", { notation: "compact", maximumFractionDigits: 1 });
