import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { rm, truncate } from "node:fs/promises";
import { expect, test } from "vitest";
import { testConsole } from "../../support/console";
import { begin, finish, requestsTo } from "../../support/http/raw-request";
import { insertJobFile, type TestFile } from "../../support/jobs/job-file-factory";
import { linesOf } from "../../support/log-lines";

const DIGITS = "0123456789";
const BYTE_ORDER_MARK = Buffer.from("\uFEFF");

let cookie: string;
let digits: TestFile;

const up = testConsole(async ({ site, database }) => {
  cookie = await site.userWithCookie("ada", "admin");
  digits = await insertJobFile(database, { content: DIGITS, name: "digits.txt" });
});
const ask = requestsTo(up, () => cookie);

test("a file comes whole, with its length, its tag, and the word that parts of it can be had", async () => {
  const { status, headers, body, isComplete } = await ask(digits.path);
  expect([status, body.toString(), isComplete]).toEqual([200, DIGITS, true]);
  expect(headers).toMatchObject({
    "content-type": "text/plain",
    "content-disposition": "attachment; filename=\"digits.txt\"; filename*=UTF-8''digits.txt",
    "content-length": "10",
    "accept-ranges": "bytes",
    etag: `"${digits.sha256}"`,
    "cache-control": "private, no-store, no-transform",
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
  });
  expect(headers).not.toHaveProperty("transfer-encoding");
});

test("it is not compressed on the way, whatever a client takes", async () => {
  const { path } = await insertJobFile(up.database, { content: "x".repeat(100_000) });
  const { headers, body } = await ask(path, { "accept-encoding": "gzip, br" });
  expect([headers["content-encoding"], headers["content-length"], body.length]).toEqual([
    undefined,
    "100000",
    100_000,
  ]);
});

test("HEAD says what GET would, of a file, an empty one, one that is gone and one that never was", async () => {
  const empty = await insertJobFile(up.database, { content: "" });
  const gone = await insertJobFile(up.database);
  await rm(gone.place);
  const never = `/jobs/show/${digits.jobId}/files/999999`;
  for (const path of [digits.path, `${digits.path}?bom=1`, empty.path, gone.path, never]) {
    const withoutRange = await ask(path);
    for (const headers of [{}, { range: "bytes=2-4" }, { range: "bytes=99-" }]) {
      const head = await ask(path, headers, "HEAD");
      expect([head.status, head.body.length], path).toEqual([withoutRange.status, 0]);
      const { date: _, "transfer-encoding": __, ...same } = withoutRange.headers;
      if (path === never) delete same["content-security-policy"];
      expect(head.headers, path).toMatchObject(same);
    }
  }
});

test.each([
  ["bytes=0-3", 206, "0123", "bytes 0-3/10"],
  ["bytes=3-3", 206, "3", "bytes 3-3/10"],
  ["bytes=7-", 206, "789", "bytes 7-9/10"],
  ["bytes=7-99", 206, "789", "bytes 7-9/10"],
  ["bytes=-4", 206, "6789", "bytes 6-9/10"],
  ["bytes=-99", 206, DIGITS, "bytes 0-9/10"],
  ["bytes=0-", 206, DIGITS, "bytes 0-9/10"],
  ["bytes=10-", 416, null, "bytes */10"],
  ["bytes=99-100", 416, null, "bytes */10"],
  ["bytes=-0", 416, null, "bytes */10"],
  ["bytes=4-3", 200, DIGITS, undefined],
  ["bytes=0-1,4-5", 200, DIGITS, undefined],
  ["items=0-3", 200, DIGITS, undefined],
  ["bytes=x", 200, DIGITS, undefined],
])("Range %s is answered with %d", async (range, status, text, contentRange) => {
  const { headers, body, isComplete, ...answer } = await ask(digits.path, { range });
  expect([answer.status, headers["content-range"], isComplete]).toEqual([status, contentRange, true]);
  if (text !== null) {
    expect([body.toString(), headers["content-length"]]).toEqual([text, String(text.length)]);
  } else {
    expect(JSON.parse(body.toString())).toEqual({
      error: "range_not_satisfiable",
      message: "The range is outside the file, which has 10 bytes.",
    });
  }
});

test("a thousand ranges get the file once", async () => {
  const range = `bytes=${Array.from({ length: 1000 }, (_, at) => `${at % 10}-`).join(",")}`;
  const { status, body } = await ask(digits.path, { range });
  expect([status, body.toString()]).toEqual([200, DIGITS]);
});

test("an empty file is one, and has no parts", async () => {
  const { path } = await insertJobFile(up.database, { content: "" });
  for (const [range, status] of [
    ["", 200],
    ["bytes=-5", 200],
    ["bytes=0-", 416],
    ["bytes=0-0", 416],
  ] as const) {
    const answer = await ask(path, range ? { range } : {});
    expect([answer.status, answer.isComplete], range).toEqual([status, true]);
    if (status === 200) expect([answer.headers["content-length"], answer.body.length]).toEqual(["0", 0]);
    else expect(answer.headers["content-range"]).toBe("bytes */0");
  }
});

test("what a client has already is not sent again, and a part only of the very file that it has", async () => {
  const tag = `"${digits.sha256}"`;
  const fresh = await ask(digits.path, { "if-none-match": tag });
  expect([fresh.status, fresh.body.length, fresh.headers.etag]).toEqual([304, 0, tag]);
  expect((await ask(digits.path, { "if-match": '"another"' })).status).toBe(412);
  expect((await ask(digits.path, { "if-range": tag, range: "bytes=8-" })).body.toString()).toBe("89");
  for (const other of ['"another"', `W/${tag}`, new Date().toUTCString()]) {
    const answer = await ask(digits.path, { "if-range": other, range: "bytes=8-" });
    expect([answer.status, answer.body.toString()], other).toEqual([200, DIGITS]);
  }
});

test("a download that broke off is taken up where it ended, and is the same file", async () => {
  const content = randomBytes(8 * 1024 * 1024);
  const { path, sha256 } = await insertJobFile(up.database, { content, name: "random.bin" });
  const first = await begin(up.site.address, path, { headers: { cookie } });
  const [start] = await once(first, "data");
  first.destroy();
  const rest = await ask(path, { range: `bytes=${start.length}-`, "if-range": String(first.headers.etag) });
  expect(rest.status).toBe(206);
  const whole = Buffer.concat([start, rest.body]);
  expect(createHash("sha256").update(whole).digest("hex")).toBe(sha256);
});

test("?bom=1 sets a byte-order mark before an error report, as a form of its own with parts of its own", async () => {
  const content = "name\nÅse\n";
  const report = await insertJobFile(up.database, { kind: "error_report", name: "errors.csv", content });
  const marked = Buffer.concat([BYTE_ORDER_MARK, Buffer.from(content)]);
  const plain = await ask(report.path);
  expect(plain.body.toString()).toBe(content);
  const whole = await ask(`${report.path}?bom=1`);
  expect(whole.body).toEqual(marked);
  expect(whole.headers["content-length"]).toBe(String(marked.length));
  expect(whole.headers.etag).not.toBe(plain.headers.etag);
  for (const [start, end] of [
    [0, 0],
    [0, 1],
    [0, 2],
    [1, 2],
    [1, 5],
    [2, marked.length - 1],
    [3, 3],
    [4, 7],
  ] as const) {
    const { status, body, headers } = await ask(`${report.path}?bom=1`, { range: `bytes=${start}-${end}` });
    expect([status, headers["content-range"]]).toEqual([206, `bytes ${start}-${end}/${marked.length}`]);
    expect(body, `${start}-${end}`).toEqual(marked.subarray(start, end + 1));
  }
  const stale = { range: "bytes=3-", "if-range": String(plain.headers.etag) };
  expect((await ask(`${report.path}?bom=1`, stale)).body).toEqual(marked);
  const empty = await insertJobFile(up.database, { kind: "error_report", content: "" });
  expect((await ask(`${empty.path}?bom=1`)).body).toEqual(BYTE_ORDER_MARK);
});

test("nothing else takes the mark, and no other parameter means anything", async () => {
  for (const search of ["?bom=1", "?bom=2", "?inline=1&type=text/html&name=x.html&path=/etc/passwd"]) {
    const answer = await ask(digits.path + search);
    expect([answer.body.toString(), answer.headers.etag]).toEqual([DIGITS, `"${digits.sha256}"`]);
    expect(answer.headers["content-disposition"]).toContain('filename="digits.txt"');
  }
});

test("a file that is gone or has changed is a page that says so, and a 404 for scripts", async () => {
  const gone = await insertJobFile(up.database);
  await rm(gone.place);
  const changed = await insertJobFile(up.database);
  await truncate(changed.place, 2);
  for (const [{ id, path }, found, sentence] of [
    [gone, null, "This file is missing from storage."],
    [changed, 2, "This file has changed since it was recorded, so it can't be downloaded."],
  ] as const) {
    const script = await ask(path, { range: "bytes=0-", "if-none-match": "*" });
    expect([script.status, JSON.parse(script.body.toString())]).toEqual([
      404,
      { error: "not_found", message: sentence },
    ]);
    expect(script.headers).not.toHaveProperty("content-disposition");
    const person = await ask(path, { "sec-fetch-mode": "navigate" });
    expect([person.status, person.headers["content-type"]]).toEqual([404, "text/html; charset=utf-8"]);
    expect(person.body.toString()).toContain(`<p>${sentence}</p>`);
    expect(linesOf(up.site.log(), "file.not_as_recorded")).toContainEqual(
      expect.objectContaining({ file: id, recorded: 6, found }),
    );
  }
});

test("a reader who stops in the middle ends nobody's work", async () => {
  const { path } = await insertJobFile(up.database, { content: randomBytes(8 * 1024 * 1024) });
  const stopped = await begin(up.site.address, path, { headers: { cookie } });
  stopped.destroy();
  const other = await finish(await begin(up.site.address, path, { headers: { cookie } }));
  expect([other.isComplete, other.body.length]).toEqual([true, 8 * 1024 * 1024]);
  expect(linesOf(up.site.log(), "request.failed")).toEqual([]);
});
