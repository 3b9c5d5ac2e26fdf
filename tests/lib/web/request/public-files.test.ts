import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { preparePublicFile } from "@/lib/web/request/public-files";
import { rejectUnsupportedMethod } from "@/lib/web/request/unsupported-method";

function resolved(method: string, url: string) {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { method, url });
  Object.assign(request.headers, { range: "bytes=9-", "if-match": '"x"', "if-none-match": '"y"' });
  const response = new ServerResponse(request);
  rejectUnsupportedMethod(request);
  preparePublicFile(request, response);
  return { url: request.url, headers: request.headers, caching: response.getHeader("cache-control") };
}

test("a file of public is kept for a day, and asked for as a whole", () => {
  for (const url of ["/favicon.ico", "/robots.txt?x=1"]) {
    const { headers, caching } = resolved("GET", url);
    expect([url, caching]).toEqual([url, "public, max-age=86400, must-revalidate"]);
    expect(headers).toEqual({ "if-none-match": '"y"' });
  }
  expect(resolved("HEAD", "/icon.svg").caching).toBeDefined();
});

test("what is no file of public stays as it is", () => {
  const { headers, caching } = resolved("GET", "/jobs/show/7/files/8");
  expect([headers.range, caching]).toEqual(["bytes=9-", undefined]);
});

test("a method that a file does not take is refused, and the refusal not kept", () => {
  for (const method of ["POST", "DELETE", "OPTIONS", "PROPFIND"]) {
    const { url, caching } = resolved(method, "/favicon.ico");
    expect([method, url, caching]).toEqual([method, "/refused-method/file", undefined]);
  }
});
