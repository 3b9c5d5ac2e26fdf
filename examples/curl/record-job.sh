#!/bin/sh
# Records a job that fails, with curl alone, and fetches the failed jobs as jobs-export.csv.
set -eu
: "${JOBS_URL:?such as https://jobs.example.org}" "${JOBS_TOKEN:?an access token}"

# The token goes in through stdin: everyone on the machine may read arguments.
ask() {
  printf 'header = "Authorization: Bearer %s"\n' "$JOBS_TOKEN" |
    curl --config - --silent --show-error --fail-with-body --max-time 30 --retry 3 --retry-all-errors "$@"
}

# What is sent again with its key, because the answer was lost, happens once all the same.
this_run=$(uname -n)-$(date +%s)-$$
post() {
  ask --header "Idempotency-Key: $this_run$1" --header "Content-Type: application/json" \
    --data "$2" "$JOBS_URL/api/v1$1"
}

created=$(post /jobs '{"type": "import", "name": "Prices", "description": "Takes in prices.csv"}')
id=$(printf '%s' "$created" | tr -cd 0-9)
post "/jobs/$id/start" '{}' >/dev/null
post "/jobs/$id/progress" '{"done": 16, "total": 40, "note": "row 16"}' >/dev/null
post "/jobs/$id/fail" '{"message": "prices.csv: row 17 has no price"}' >/dev/null
echo "Job $id has failed: $JOBS_URL/jobs/show/$id"

ask --output jobs-export.csv "$JOBS_URL/jobs/export-csv?status=failed"
