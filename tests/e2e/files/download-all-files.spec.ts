import { once } from "node:events";
import { rm, truncate } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { beforeEach, expect, test } from "vitest";
import { textsOf } from "../../support/archive/unzip";
import { testConsole } from "../../support/console";
import { makeToken } from "../../support/http/make-token";
import { begin, finish, requestRaw, requestsTo } from "../../support/http/raw-request";
import { insertJob } from "../../support/jobs/job-factory";
import { insertJobFile, insertSparseFile } from "../../support/jobs/job-file-factory";
import { linesOf } from "../../support/log-lines";

/** More than any socket takes at once, so that the server is still reading. */
const LARGE = 48 * 1024 * 1024;

let cookie: string;
let job: string;
let archive: string;

const up = testConsole(async ({ site }) => {
  cookie = await site.userWithCookie("ada", "admin");
});
const ask = requestsTo(up, () => cookie);

beforeEach(async () => {
  job = await insertJob(up.database, { name: "Zürich airports", status: "completed" });
  archive = `/jobs/show/${job}/files.zip`;
});

const add = (name: string, content: string, kind: "input" | "output" = "output") =>
  insertJobFile(up.database, { jobId: job, name, content, kind });

/** A download of a large file and this one, whose first bytes have come, and which waits. */
async function halfWay(): Promise<IncomingMessage> {
  const answer = await begin(up.site.address, archive, { headers: { cookie } });
  await once(answer, "readable");
  return answer;
}

test("all files come as one archive, with its length, under the job's name", async () => {
  await add("rows.csv", "in", "input");
  await add("rows.csv", "out");
  const { status, headers, body, isComplete } = await ask(archive, { "accept-encoding": "gzip, br" });
  expect([status, isComplete]).toEqual([200, true]);
  expect(headers).toMatchObject({
    "content-type": "application/zip",
    "content-disposition": `attachment; filename="Z_rich airports (job ${job}).zip"; filename*=UTF-8''Z%C3%BCrich%20airports%20%28job%20${job}%29.zip`,
    "content-length": String(body.length),
    "accept-ranges": "none",
    "cache-control": "private, no-store, no-transform",
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
  });
  for (const name of ["etag", "transfer-encoding", "content-encoding"])
    expect(headers).not.toHaveProperty(name);
  const whole = { "input/rows.csv": "in", "output/rows.csv": "out" };
  expect(await textsOf(body)).toEqual(whole);
  const part = await ask(archive, { range: "bytes=2-4", "if-none-match": "*" });
  expect([part.status, await textsOf(part.body)]).toEqual([200, whole]);
  const head = await ask(archive, {}, "HEAD");
  expect([head.status, head.body.length]).toEqual([200, 0]);
  const { date: _, ...same } = headers;
  expect(head.headers).toMatchObject(same);
});

test("programs get the same archive with a token", async () => {
  await add("rows.csv", "out");
  const { authorization } = await makeToken(up.database, "ada", "jobs:read");
  for (const path of [archive, `/api/v1/jobs/${job}/files.zip`]) {
    const { status, body } = await requestRaw(up.site.address, path, { headers: { authorization } });
    expect([path, status, await textsOf(body)]).toEqual([path, 200, { "output/rows.csv": "out" }]);
  }
});

test("a file that is gone is named in the archive; when none is left, that is said before the first byte", async () => {
  const [one, other] = [await add("one.csv", "1"), await add("other.csv", "2")];
  await rm(one.place);
  expect(Object.keys(await textsOf((await ask(archive)).body))).toEqual([
    "MISSING FILES.txt",
    "output/other.csv",
  ]);
  await truncate(other.place, 0);
  const message = "None of this job’s files is in storage as it was recorded.";
  const script = await ask(archive);
  expect([script.status, JSON.parse(script.body.toString())]).toEqual([404, { error: "not_found", message }]);
  expect((await ask(archive, {}, "HEAD")).status).toBe(404);
  const person = await ask(archive, { "sec-fetch-mode": "navigate" });
  expect([person.status, person.headers["content-type"]]).toEqual([404, "text/html; charset=utf-8"]);
  expect(person.body.toString()).toContain(`<p>${message}</p>`);
});

test.each([
  [
    "cut short while it is sent",
    (places: string[]) => truncate(places[0] ?? "", LARGE / 2),
    /unexpected number|too soon|has changed/,
  ],
  ["removed before its turn", (places: string[]) => rm(places[1] ?? ""), /missing from storage/],
])(
  "when a file is %s, the connection breaks: nobody takes the archive for whole",
  async (_, change, fault) => {
    const large = await insertSparseFile(up.database, LARGE);
    await up.database.sql("update job_file set job_id = $1 where id = $2", [job, large.id]);
    const last = await add("last.csv", "x");
    const answer = await halfWay();
    await change([large.place, last.place]);
    const { body, isComplete, headers } = await finish(answer);
    expect(isComplete).toBe(false);
    expect(body.length).toBeLessThan(Number(headers["content-length"]));
    await expect
      .poll(() => linesOf(up.site.log(), "request.failed"))
      .toContainEqual(
        expect.objectContaining({ path: "/jobs/show/*/files.zip", message: expect.stringMatching(fault) }),
      );
  },
);

test("one user downloads three archives at once, and another as soon as one has ended", async () => {
  const large = await insertSparseFile(up.database, LARGE);
  await up.database.sql("update job_file set job_id = $1 where id = $2", [job, large.id]);
  const open = [await halfWay(), await halfWay(), await halfWay()];
  const refused = await ask(archive);
  expect([refused.status, refused.headers["retry-after"], JSON.parse(refused.body.toString())]).toEqual([
    429,
    "10",
    {
      error: "too_many_requests",
      message: "You may download 3 archives at once. Wait until one has ended.",
    },
  ]);
  open[0]?.destroy();
  await expect.poll(async () => (await ask(archive, {}, "HEAD")).status).toBe(200);
  const rest = await Promise.all(open.slice(1).map(finish));
  expect(rest.map(({ isComplete }) => isComplete)).toEqual([true, true]);
});
