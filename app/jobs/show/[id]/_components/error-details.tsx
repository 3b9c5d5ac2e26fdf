import { CopyButton } from "@/app/_ui/copy-button.client";
import { FormattedMessage } from "@/app/_ui/formatted-message";
import { isVisible, readable } from "@/lib/readable-text";
import { errorTexts } from "@/texts/job/error";
import { LongText } from "./long-text";
import { type Outcome, PartialResults } from "./partial-results";
import { RunAt } from "./run-at";
import { StackTrace } from "./stack-trace";

/** Why a job failed, message first. Only failed jobs have it, also when nothing was reported. */
export function ErrorDetails({ outcome }: { outcome: Outcome }) {
  const { job } = outcome;
  if (job.status !== "failed") return null;
  const message = readable(job.errorMessage ?? "");
  return (
    <section
      aria-labelledby="error-title"
      className="flex flex-col gap-3 rounded-lg border border-failed-mark border-l-4 bg-failed-wash p-4"
    >
      <div className="flex items-center justify-between gap-4">
        <h2 id="error-title" className="font-semibold text-failed text-lg">
          {errorTexts.title}
        </h2>
        {isVisible(message) ? <CopyButton from="error-message" what="message" /> : null}
      </div>
      {isVisible(message) ? (
        <div id="error-message" className="font-mono text-sm">
          <LongText text={message} />
        </div>
      ) : (
        <p>{errorTexts.noMessage}</p>
      )}
      {job.stackTrace ? <StackTrace trace={readable(job.stackTrace)} /> : null}
      <PartialResults of={outcome} />
      <p>
        {job.runAt ? (
          <FormattedMessage message={errorTexts.runAgain} values={{ place: <RunAt address={job.runAt} /> }} />
        ) : (
          errorTexts.runAgainElsewhere
        )}
      </p>
    </section>
  );
}
