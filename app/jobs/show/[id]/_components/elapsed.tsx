import { shownDuration } from "@/app/jobs/shared/shown-duration";

/** How long a job has been running so far. */
export function Elapsed({ seconds }: { seconds: number }) {
  const { text, soFar, onHover } = shownDuration(seconds, false);
  return (
    <span className="tabular-nums" title={onHover}>
      {text}
      {soFar ? (
        <>
          {" "}
          <span className="whitespace-nowrap text-quiet">so far</span>
        </>
      ) : null}
    </span>
  );
}
