import { resolve } from "node:path";
import { expect, test } from "vitest";
import { consoleForExamples } from "./run-examples";

const { up, run, folder } = consoleForExamples();

const client = (name: string) => resolve("tests/examples/clients", name);
const jobs = async (name: string) =>
  (await up.database.sql("select from job where name = $1", [name])).length;

const PYTHON = `
import os, urllib.request
request = urllib.request.Request(
    os.environ["JOBS_URL"] + "/api/v1/jobs", b'{"type":"import","name":"By Python"}',
    {"Authorization": "Bearer " + os.environ["JOBS_TOKEN"], "Content-Type": "application/json"})
print(urllib.request.urlopen(request).status)`;

const CURL = `curl -sS --http2 "$JOBS_URL/api/v1/jobs" -o answer -w '%{http_code} %{http_version}\\n' \\
  -H "Authorization: Bearer $JOBS_TOKEN" -H "Content-Type: application/json" -d '{"type":"import","name":"By curl"}'`;

test.each([
  ["By Java", ["java", client("RecordJob.java")], "201 HTTP_1_1\n"],
  ["By Go", ["go", "run", client("record_job.go")], "201 HTTP/1.1\n"],
  ["By curl", ["sh", "-c", CURL], "201 1.1\n"],
  ["By Python", ["python3", "-c", PYTHON], "201\n"],
] as const)(
  "%s: the language's own HTTP client records a job, without a setting",
  async (name, command, stdout) => {
    const variables = {
      JOBS_URL: up.site.address,
      GO111MODULE: "off",
      GOCACHE: `${folder()}/go`,
      CGO_ENABLED: "0",
    };
    const ended = await run("clients", { command: [...command], variables });
    expect(ended).toMatchObject({ code: 0, stderr: "", stdout });
    expect(await jobs(name)).toBe(1);
  },
);
