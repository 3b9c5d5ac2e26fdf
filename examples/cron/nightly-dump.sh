#!/bin/sh
# What cron runs: the dump, recorded. Its output and exit code stay its own, and it runs whether or not the console is up.
set -eu
exec jobs run --url "${JOBS_URL:-}" --type export --name "Nightly dump" -- sh -c '
  echo "dumping $1"
  test -s "$1" || { echo "$1 is empty" >&2; exit 3; }
' dump "$1"
