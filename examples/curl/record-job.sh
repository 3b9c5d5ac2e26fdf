#!/bin/sh
# Records a job that fails, with curl alone, and fetches the failed jobs as jobs-export.csv.
set -eu
: "${JOBS_URL:?such as https://jobs.example.org}" "${JOBS_TOKEN:?an access token}"
url=${JOBS_URL%/}
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

# Writes the console's answer to $answer. After a lost answer, 429 or 5xx it is worth another try; after a refusal it is
# not.
# The token is passed through stdin, because everyone on the machine may read arguments.
ask() {
  status=$(printf 'header = "Authorization: Bearer %s"\n' "$JOBS_TOKEN" |
    curl --config - --silent --show-error --max-time 30 --retry 3 --retry-all-errors \
      --output "$answer" --write-out '%{http_code}' "$@") || exit 1
  case $status in
    2??) ;;
    *) echo "The console answers $status: $(cat "$answer")" >&2 && exit 1 ;;
  esac
}

# If the answer was lost, the same write is sent again with its key, and still happens once.
this_run=$(uname -n)-$(date +%s)-$$
post() {
  ask --header "Idempotency-Key: $this_run$1" --header "Content-Type: application/json" \
    --data "$2" "$url/api/v1$1"
}

post /jobs '{"type": "import", "name": "Prices", "description": "Takes in prices.csv"}'
id=$(sed -n 's/.*"id": *"\([0-9]*\)".*/\1/p' "$answer")
test -n "$id" || { echo "What answers at $url is not the console." >&2 && exit 1; }
post "/jobs/$id/start" '{}'
post "/jobs/$id/progress" '{"done": 16, "total": 40, "note": "row 16"}'
post "/jobs/$id/fail" '{"message": "prices.csv: row 17 has no price"}'
echo "Job $id has failed: $url/jobs/show/$id"

ask "$url/jobs/export-csv?status=failed"
cat "$answer" >jobs-export.csv
