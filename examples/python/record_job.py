"""Records its own work as a job, and fetches the failed jobs as jobs-export.csv. Needs the standard library only."""

import http.client
import json
import os
import shutil
import sys
import time
import traceback
import urllib.error
import urllib.request
import uuid

for name in ("JOBS_URL", "JOBS_TOKEN"):
    if not os.environ.get(name):
        sys.exit(f"{name} is missing: give the console's address as JOBS_URL, an access token as JOBS_TOKEN.")
URL = os.environ["JOBS_URL"].rstrip("/")
TOKEN = os.environ["JOBS_TOKEN"]
WORTH_ANOTHER_TRY = {429, 502, 503, 504}
# The errors when no answer comes, or when the answer is not the console's.
FAULTS = (OSError, ValueError, http.client.HTTPException)


def ask(path, body=None, headers=None):
    """The console's open answer. A write is tried again with its key: what was recorded already is not recorded twice."""
    headers = {"Authorization": f"Bearer {TOKEN}", **(headers or {})}
    if body is not None:
        headers.update({"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())})
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(URL + path, data, headers)
    for pause in (0.2, 1, 5, None):
        try:
            return urllib.request.urlopen(request, timeout=5)
        except (OSError, http.client.HTTPException) as error:
            status = getattr(error, "code", None)
            if pause is None or (status and status not in WORTH_ANOTHER_TRY):
                raise
            time.sleep(pause)


def words_of(fault):
    """What the console said, or what kept it from saying anything."""
    return fault.read().decode() if isinstance(fault, urllib.error.HTTPError) else fault


class Job:
    """A job in the console. What can't be recorded is told on stderr, and never harms the work."""

    def __init__(self, **new_job):
        self.run = {}
        self.id = self._record("/api/v1/jobs", new_job).get("id")
        run_token = self._tell("start").get("runToken")
        if run_token:
            self.run = {"Run-Token": run_token}

    def progress(self, done, total):
        self._tell("progress", done=done, total=total)

    def complete(self, output):
        self._tell("output", output=output)
        self._tell("complete")

    def fail(self, error):
        self._tell("fail", message=f"{type(error).__name__}: {error}", trace=traceback.format_exc())

    def _tell(self, verb, **body):
        return self._record(f"/api/v1/jobs/{self.id}/{verb}", body) if self.id else {}

    def _record(self, path, body):
        try:
            with ask(path, body, self.run) as answer:
                return json.load(answer)
        except FAULTS as fault:
            print(f"{path} is not recorded: {words_of(fault)}", file=sys.stderr)
            return {}


def sum_of_prices(job, rows):
    total = 0.0
    for number, price in enumerate(rows, start=1):
        total += float(price)
        if number % 2 == 0:
            job.progress(number, len(rows))
    return {"rows": len(rows), "sum": total}


job = Job(type="validation", name="Added prices", description="Adds up the prices")
try:
    job.complete(sum_of_prices(job, ["1.20", "0.80", "free", "7"]))
except ValueError as error:
    job.fail(error)
if job.id:
    print(f"{URL}/jobs/show/{job.id}")

try:
    with ask("/jobs/export-csv?status=failed") as answer, open("jobs-export.csv.part", "wb") as file:
        shutil.copyfileobj(answer, file)
except FAULTS as fault:
    sys.exit(f"jobs-export.csv is not fetched: {words_of(fault)}")
os.replace("jobs-export.csv.part", "jobs-export.csv")
