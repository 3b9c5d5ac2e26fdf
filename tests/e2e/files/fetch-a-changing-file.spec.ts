import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { appendFile, rename, rm, symlink, truncate, writeFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { expect, test } from "vitest";
import { testConsole } from "../../support/console";
import { begin, finish, requestRaw } from "../../support/http/raw-request";
import { insertJobFile, type TestFile } from "../../support/jobs/job-file-factory";
import { linesOf } from "../../support/log-lines";

/** More than any socket takes at once, so that the server is still reading when the file changes. */
const SIZE = 48 * 1024 * 1024;
const content = randomBytes(SIZE);

let cookie: string;
const up = testConsole(async ({ site }) => {
  cookie = await site.userWithCookie("ada", "admin");
});

/** A download whose first bytes have come, and which waits. */
async function halfWay(file: TestFile, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const answer = await begin(up.site.address, file.path, { headers: { cookie, ...headers } });
  await once(answer, "readable");
  return answer;
}

const hashOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

test("a file that is cut short while it is sent breaks the connection off: nobody takes it for whole", async () => {
  for (const headers of [{}, { range: "bytes=1-" }]) {
    const file = await insertJobFile(up.database, { content });
    const answer = await halfWay(file, headers);
    await truncate(file.place, SIZE / 2);
    const { body, isComplete, headers: said } = await finish(answer);
    expect(isComplete).toBe(false);
    expect(body.length).toBeLessThan(Number(said["content-length"]));
  }
  const faults = () => linesOf(up.site.log(), "request.failed");
  await expect.poll(faults).toContainEqual(
    expect.objectContaining({
      path: "/jobs/show/*/files/*",
      message: `The file ended ${(SIZE / 2).toLocaleString("en-GB")} bytes too soon.`,
    }),
  );
});

test("a file that grows while it is sent is cut where it was promised to end", async () => {
  const file = await insertJobFile(up.database, { content });
  const answer = await halfWay(file);
  await appendFile(file.place, "more than was recorded");
  const { body, isComplete } = await finish(answer);
  expect([isComplete, body.length, hashOf(body)]).toEqual([true, SIZE, file.sha256]);
});

test.each([
  [
    "replaced",
    async (place: string) => {
      await writeFile(`${place}.new`, Buffer.alloc(SIZE));
      await rename(`${place}.new`, place);
    },
  ],
  ["removed", (place: string) => rm(place)],
])("a file that is %s while it is sent comes as it was opened", async (_, change) => {
  const file = await insertJobFile(up.database, { content });
  const answer = await halfWay(file);
  await change(file.place);
  const { body, isComplete } = await finish(answer);
  expect([isComplete, hashOf(body)]).toEqual([true, file.sha256]);
});

const UNREADABLE = "The file could not be read.";
const NO_FOLDER = `${UNREADABLE} Something that is not a folder is where a folder of job files should be.`;

/** "Try again" is said only of what can pass. */
async function expectAway(file: TestFile, message: string) {
  const script = await requestRaw(up.site.address, file.path, { headers: { cookie, range: "bytes=0-1" } });
  const retryAfter = message === UNREADABLE ? "5" : undefined;
  expect([script.status, script.headers["retry-after"]]).toEqual([503, retryAfter]);
  const { request, ...said } = JSON.parse(script.body.toString());
  expect(said).toEqual({ error: "storage_unavailable", message });
  // An outage logs its first lines and then one now and then: only an answer with a line has a number.
  if (request !== undefined) expect(request).toMatch(/^[0-9a-f]{32}$/);
  const navigate = { cookie, "sec-fetch-mode": "navigate" };
  const person = await requestRaw(up.site.address, file.path, { headers: navigate });
  expect([person.status, person.headers["content-type"]]).toEqual([503, "text/html; charset=utf-8"]);
  expect(person.body.toString()).toContain(`<p>${message}</p>`);
  expect(person.body.toString()).not.toContain(up.database.dataDir);
  expect((await up.site.get(`/jobs/show/${file.jobId}`, cookie)).status).toBe(200);
}

test.each([
  ["there is no such folder", UNREADABLE, async () => undefined],
  ["something else stands in its place", NO_FOLDER, (folder: string) => writeFile(folder, "")],
  ["it leads in a circle", NO_FOLDER, (folder: string) => symlink(folder, folder)],
])(
  "when the store is away because %s, that is said, and the job's page stays",
  async (_, message, become) => {
    const file = await insertJobFile(up.database);
    const folder = join(up.database.dataDir, "files");
    await rename(folder, `${folder}.away`);
    await become(folder);
    await expectAway(file, message);
    await rm(folder, { recursive: true, force: true });
    await rename(`${folder}.away`, folder);
    expect((await requestRaw(up.site.address, file.path, { headers: { cookie } })).status).toBe(200);
  },
);
