"use client";

import type { ReactNode } from "react";
import { FormattedMessage } from "@/app/_ui/formatted-message";
import { formatCount, formatEstimate, formatMoment } from "@/lib/format";
import type { Role } from "@/lib/jobs/access";
import type { ClearPreview } from "@/lib/jobs/clear/preview-clear";
import { INACTIVE_STATUSES, STATUS } from "@/lib/jobs/status";
import type { Tab } from "@/lib/jobs/tab";
import { formatMessage } from "@/lib/texts/format-message";
import type { ActionResult } from "@/lib/web/access/access-action";
import { clearTexts } from "@/texts/jobs/clear";

interface ClearConsequenceProps {
  /** Null while the jobs are being counted. */
  result: ActionResult<ClearPreview> | null;
  /** Administrators clear the jobs of all users. */
  viewer: Role;
  tab: Tab;
  zone: string;
}

/** How many of whose jobs would be deleted, by status and cut-off time; or why that is not known. */
export function ClearConsequence({ result, viewer, tab, zone }: ClearConsequenceProps) {
  if (!result) return <p className="text-quiet">{clearTexts.counting}</p>;
  if (!result.ok) return <Refusal {...result} />;
  const { finishedBefore, total, moreThan, byStatus } = result.value;
  const which = { viewer, tab, moment: formatMoment(finishedBefore, zone), zone };
  if (total === 0) return <p>{formatMessage(clearTexts.nothing, which)}</p>;
  const b = (words: ReactNode) => <strong>{words}</strong>;
  return (
    <div className="flex flex-col gap-2">
      <p>
        {moreThan === null ? (
          <FormattedMessage message={clearTexts.consequence} values={{ ...which, count: total, b }} />
        ) : (
          <FormattedMessage
            message={clearTexts.largeConsequence}
            values={{ ...which, least: moreThan, estimate: formatEstimate(total), b }}
          />
        )}
      </p>
      {byStatus ? <ByStatus counts={byStatus} /> : null}
      <p className="text-quiet">{clearTexts.activeKept}</p>
    </div>
  );
}

function ByStatus({ counts }: { counts: NonNullable<ClearPreview["byStatus"]> }) {
  return (
    <dl className="grid w-fit grid-cols-[auto_auto] gap-x-6 rounded-md bg-sunken px-3 py-2 tabular-nums">
      {INACTIVE_STATUSES.map((status) => (
        <div key={status} className="col-span-2 grid grid-cols-subgrid">
          <dt>{STATUS[status].label}</dt>
          <dd className="text-right">{formatCount(counts[status])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Refusal({ message, signedOut }: Extract<ActionResult<never>, { ok: false }>) {
  return (
    <p className="text-failed">
      {message}{" "}
      {signedOut ? (
        <a href={`/sign-in?callbackUrl=${encodeURIComponent(location.pathname + location.search)}`}>
          {clearTexts.signIn}
        </a>
      ) : null}
    </p>
  );
}
