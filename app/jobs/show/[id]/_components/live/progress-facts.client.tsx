"use client";

import type { ReactNode } from "react";
import { Elapsed } from "@/app/jobs/show/[id]/_components/elapsed";
import { formatRoughly } from "@/lib/jobs/shown-time-left";
import { formatMessage } from "@/lib/texts/format-message";
import { momentTexts } from "@/texts/moment";
import { progressTexts } from "@/texts/running/progress";
import { timeLeftTexts } from "@/texts/running/time-left";
import { useLiveJob, useNow } from "./live-job-context.client";
import type { ShownExpectation } from "./progress-panel.client";
import styles from "./progress-panel.module.css";

interface ProgressFactsProps {
  createdAt: number | null;
  expected: ShownExpectation | null;
  rate: string | null;
}

/** How long an active job has been waiting or running, how long others took, how fast it is, and its last sign of life. */
export function ProgressFacts({ createdAt, expected, rate }: ProgressFactsProps) {
  const { job, subtasks } = useLiveJob().values;
  const { status, startedAt, durationSeconds, lastSignAt, isSilent } = job;
  const now = useNow();
  const isWaiting = status === "pending" || status === "queued";
  const since = (from: number | null) => (from === null ? null : (now - from) / 1000);
  const waiting = isWaiting ? since(createdAt) : null;
  const running = isWaiting ? null : (durationSeconds ?? since(startedAt));
  const isLate = expected?.lateAfter && running !== null && running > expected.lateAfter;
  return (
    <dl className={`${styles.facts} ${job.progress || subtasks.counts.total > 0 ? "" : styles.first}`}>
      {waiting !== null && waiting >= 0 ? (
        <Fact name={progressTexts.waiting}>
          <Elapsed seconds={waiting} />
        </Fact>
      ) : null}
      {running === null ? null : (
        <Fact name={progressTexts.duration}>
          <Elapsed seconds={running} />
        </Fact>
      )}
      {expected ? (
        <Fact name={progressTexts.expected}>
          <span title={expected.onHover}>{expected.text}</span>
          {isLate ? <span className="block font-medium text-waiting">{timeLeftTexts.late}</span> : null}
        </Fact>
      ) : null}
      {rate === null ? null : <Fact name={progressTexts.rate}>{rate}</Fact>}
      {status === "running" && lastSignAt !== null && !isSilent ? (
        <Fact name={progressTexts.lastHeard}>
          <LastSign at={lastSignAt} now={now} />
        </Fact>
      ) : null}
    </dl>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** Below this it is now, as people say it: a job that is heard from each second would count up to one and back. */
const JUST_NOW_MS = 3_000;

function LastSign({ at, now }: { at: number; now: number }) {
  const iso = new Date(at).toISOString();
  const ago = now - at;
  return (
    <time dateTime={iso} title={formatMessage(momentTexts.exact, { iso })}>
      {ago < JUST_NOW_MS
        ? progressTexts.justNow
        : formatMessage(progressTexts.ago, { duration: formatRoughly(ago / 1000) })}
    </time>
  );
}
