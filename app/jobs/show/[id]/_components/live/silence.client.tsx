"use client";

import { formatRoughly } from "@/lib/jobs/shown-time-left";
import { formatMessage } from "@/lib/texts/format-message";
import { momentTexts } from "@/texts/moment";
import { progressTexts } from "@/texts/running/progress";
import { useLiveJob, useNow } from "./live-job-context.client";
import styles from "./progress-panel.module.css";

/** That a running job has not been heard from for longer than usual, and for how long. */
export function Silence() {
  const { status, isSilent, lastSignAt, startedAt } = useLiveJob().values.job;
  const now = useNow();
  if (status !== "running" || !isSilent) return null;
  const last = Math.max(lastSignAt ?? 0, startedAt ?? 0);
  const exact = formatMessage(momentTexts.exact, { iso: new Date(last).toISOString() });
  return (
    <p className={styles.silence} title={exact}>
      {formatMessage(progressTexts.silent, { duration: formatRoughly(Math.max(0, now - last) / 1000) })}
    </p>
  );
}
