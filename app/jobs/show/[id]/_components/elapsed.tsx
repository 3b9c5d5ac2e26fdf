import { FormattedMessage } from "@/app/_ui/formatted-message";
import { shownDuration } from "@/app/jobs/shared/shown-duration";
import { factsTexts } from "@/texts/job/facts";

/** How long a job has been running so far. */
export function Elapsed({ seconds }: { seconds: number }) {
  const { text, soFar, onHover } = shownDuration(seconds, false);
  return (
    <span className="tabular-nums" title={onHover}>
      {soFar ? (
        <FormattedMessage
          message={factsTexts.soFar}
          values={{
            duration: text,
            quiet: (words) => <span className="whitespace-nowrap text-quiet">{words}</span>,
          }}
        />
      ) : (
        text
      )}
    </span>
  );
}
