"use client";

import { FormattedMessage } from "@/app/_ui/formatted-message";
import { useLiveJob } from "@/app/jobs/show/[id]/_components/live/live-job-context.client";
import { formatMessage } from "@/lib/texts/format-message";
import { subtasksTexts } from "@/texts/job/subtasks";

/** "50 in total, 2 failed". `failed` is the address of those that failed. */
export function SubtaskTotals({ failed }: { failed: string }) {
  const { counts } = useLiveJob().values.subtasks;
  return (
    <p className="text-quiet tabular-nums">
      {counts.failed > 0 ? (
        <FormattedMessage
          message={subtasksTexts.totalAndFailed}
          values={{
            total: counts.total,
            failed: counts.failed,
            link: (words) => (
              <a href={failed} className="text-failed">
                {words}
              </a>
            ),
          }}
        />
      ) : (
        formatMessage(subtasksTexts.total, counts)
      )}
    </p>
  );
}
