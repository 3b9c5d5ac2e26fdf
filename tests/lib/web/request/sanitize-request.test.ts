import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { sanitizeRequest } from "@/lib/web/request/sanitize-request";

const site = new URL("https://jobs.example.org");

function settled(method: string, url: string, headers: Record<string, string>) {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { method, url });
  Object.assign(request.headers, headers);
  sanitizeRequest(request, site);
  return request;
}

test("an Origin that is ours agrees with the host, whatever name the proxy reached us under", () => {
  const headers = { origin: "https://jobs.example.org", host: "127.0.0.1:3000" };
  expect(settled("POST", "/sign-in", headers).headers["x-forwarded-host"]).toBe("jobs.example.org");
});

test("a foreign Origin can't bring a host along that agrees with it", () => {
  const headers = {
    origin: "https://evil.example",
    host: "127.0.0.1:3000",
    "x-forwarded-host": "evil.example",
  };
  expect(settled("POST", "/jobs", headers).headers["x-forwarded-host"]).toBeUndefined();
});

test("a page is asked for as a page, an action as an action", () => {
  const headers = { rsc: "1", "next-router-state-tree": "x" };
  const page = settled("GET", "/jobs/show/7.rsc?status=failed", headers);
  expect([page.url, page.headers.rsc]).toEqual(["/jobs/show/7?status=failed", undefined]);
  expect(settled("POST", "/jobs", headers).headers.rsc).toBe("1");
});

test("a path that can't be decoded becomes one that does not exist", () => {
  expect(settled("GET", "/jobs/show/%zz?x=%zz", {}).url).toBe("/not-a-path");
  expect(settled("GET", "/jobs?x=%zz", {}).url).toBe("/jobs?x=%zz");
});

test("below /api/v1 a slash too many makes another path, which is not there", () => {
  for (const url of [
    "/api/v1/",
    "/api/v1/jobs/?page=2",
    "//api/v1/jobs",
    "/api//v1/jobs",
    "/api/v1/jobs\\\\7",
  ])
    expect([url, settled("POST", url, {}).url]).toEqual([url, "/api/v1/not-a-path"]);
  for (const url of ["/api/v1/jobs?after=/x//", "/api/v1", "/jobs/", "//jobs"])
    expect(settled("POST", url, {}).url).toBe(url);
});

test("beside a token the cookie is gone before anyone can look at it", () => {
  const cookie = "next-auth.session-token=x";
  expect(settled("GET", "/api/auth/session", { cookie, authorization: "bearer x" }).headers.cookie).toBe(
    undefined,
  );
  expect(settled("GET", "/api/auth/session", { cookie, authorization: "Basic x" }).headers.cookie).toBe(
    cookie,
  );
});

test("a parameter that is not UTF-8 is named to the route, and no client can name one", () => {
  const named = (url: string, headers = {}) => settled("POST", url, headers).headers["x-query-not-utf8"];
  expect(named("/api/v1/jobs/7/files?kind=input&name=Stra%DFe")).toBe("name");
  expect(named("/jobs?n%E9=1")).toBe("n%EF%BF%BD");
  for (const url of ["/jobs", "/jobs?name=%C3%9F&x=100%?", "/jobs?"])
    expect(named(url, { "x-query-not-utf8": "name" })).toBe(undefined);
});
