import { panel } from "@/app/_ui/button";

/** First steps: a job that is created, starts, reports progress, and fails. */
export function StartHere({ root }: { root: string }) {
  return (
    <section aria-labelledby="start-here" className={`${panel} flex flex-col gap-2 p-4`}>
      <h2 id="start-here" className="font-semibold text-lg">
        Start here
      </h2>
      <p className="max-w-prose">
        Create a token with the scopes jobs:read and jobs:write under{" "}
        <a href="/settings/tokens">Access tokens</a>. Then run these lines. Replace 7 with the id that the
        first one returns:
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
