import { expect, test } from "vitest";
import { planDownload } from "@/lib/web/response/plan-download";

const tag = '"abc"';
const plan = (headers: Record<string, string>, method = "GET") =>
  planDownload({ method, headers: new Headers(headers) }, { tag, length: 10 });

test.each([
  [{}, 200],
  [{ "if-none-match": '"abc"' }, 304],
  [{ "if-none-match": 'W/"abc"' }, 304],
  [{ "if-none-match": '"x", "abc"' }, 304],
  [{ "if-none-match": '"x,", W/"abc"' }, 304],
  [{ "if-none-match": "*" }, 304],
  [{ "if-none-match": '"abcd"' }, 200],
  [{ "if-none-match": "abc" }, 200],
  [{ "if-none-match": "" }, 200],
  [{ "if-match": '"abc"' }, 200],
  [{ "if-match": '"x", "abc"' }, 200],
  [{ "if-match": "*" }, 200],
  [{ "if-match": 'W/"abc"' }, 412],
  [{ "if-match": '"x"' }, 412],
  [{ "if-match": "abc" }, 412],
  [{ "if-match": '"x"', "if-none-match": '"abc"' }, 412],
  [{ "if-match": '"abc"', "if-none-match": '"abc"' }, 304],
  [{ "if-match": '"x"', range: "bytes=99-" }, 412],
  [{ "if-none-match": '"abc"', range: "bytes=0-4" }, 304],
  [{ "if-modified-since": "Sat, 01 Jan 2050 00:00:00 GMT" }, 200],
  [{ "if-unmodified-since": "Sat, 01 Jan 2000 00:00:00 GMT" }, 200],
  [{ range: "bytes=0-4" }, 206],
  [{ range: "bytes=10-" }, 416],
  [{ range: "bytes=0-4", "if-range": '"abc"' }, 206],
  [{ range: "bytes=10-", "if-range": '"abc"' }, 416],
  [{ range: "bytes=0-4", "if-range": '"x"' }, 200],
  [{ range: "bytes=10-", "if-range": '"x"' }, 200],
  [{ range: "bytes=0-4", "if-range": 'W/"abc"' }, 200],
  [{ range: "bytes=0-4", "if-range": "Sat, 01 Jan 2050 00:00:00 GMT" }, 200],
  [{ "if-range": '"abc"' }, 200],
])("%j is answered with %d", (headers, status) => {
  expect(plan(headers).status).toBe(status);
});

test("for a HEAD a Range means nothing, and all else the same", () => {
  expect(plan({ range: "bytes=0-4" }, "HEAD").status).toBe(200);
  expect(plan({ range: "bytes=10-" }, "HEAD").status).toBe(200);
  expect(plan({ "if-none-match": '"abc"' }, "HEAD").status).toBe(304);
});
