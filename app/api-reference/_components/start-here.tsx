import { panel } from "@/app/_ui/button";
import { FormattedMessage } from "@/app/_ui/formatted-message";
import { apiReferenceTexts } from "@/texts/site/api-reference";

/** First steps: a job that is created, starts, reports progress, and fails. */
export function StartHere({ root }: { root: string }) {
  return (
    <section aria-labelledby="start-here" className={`${panel} flex flex-col gap-2 p-4`}>
      <h2 id="start-here" className="font-semibold text-lg">
        {apiReferenceTexts.startHere}
      </h2>
      <p className="max-w-prose">
        <FormattedMessage
          message={apiReferenceTexts.firstSteps}
          values={{ link: (words) => <a href="/settings/tokens">{words}</a> }}
        />
      </p>
      <pre className="wrap-anywhere whitespace-pre-wrap rounded-md bg-sunken p-3 font-mono text-xs leading-4.5">
        {firstSteps(root)}
      </pre>
    </section>
  );
}

const firstSteps = (root: string): string => `export JOBS_TOKEN=jct_…
api() { curl -sS --fail-with-body -H "Authorization: Bearer $JOBS_TOKEN" \\
  -H "Content-Type: application/json" "\${@:2}" "${root}$1"; }

api /jobs -d '{"type": "import", "name": "Airports"}'
api /jobs/7/start -X POST
api /jobs/7/progress -d '{"done": 13, "total": 3376}'
api /jobs/7/fail -d '{"message": "Row 14 has no latitude"}'
api /jobs/7`;
