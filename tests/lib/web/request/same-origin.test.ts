import { expect, test } from "vitest";
import { isSameOrigin, refuseOtherOrigin } from "@/lib/web/request/same-origin";

const local = new URL("http://localhost:3000");
const site = new URL("https://jobs.example.org");

test.each(["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"])(
  "%s is the local console",
  (origin) => {
    expect(isSameOrigin(origin, local)).toBe(true);
  },
);

test("a public address counts as itself alone", () => {
  expect(isSameOrigin("https://jobs.example.org", site)).toBe(true);
  for (const origin of [
    "http://jobs.example.org",
    "https://jobs.example.org:8443",
    "https://www.jobs.example.org",
  ]) {
    expect(isSameOrigin(origin, site), origin).toBe(false);
  }
});

test.each([
  null,
  "",
  "null",
  "http://localhost:3001",
  "https://localhost:3000",
  "http://localhost:3000.evil.example",
  "http://evil.example",
  "http://localhost:3000/",
  "http://user@localhost:3000",
  "localhost:3000",
])("%s is not", (origin) => {
  expect(isSameOrigin(origin, local)).toBe(false);
});

test("next-auth's addresses take a browser's request from the console's own pages, and a script's", () => {
  const refused = { code: "not_allowed" };
  const ask = (headers: Record<string, string>) => () => refuseOtherOrigin(new Headers(headers), site);
  expect(ask({})).not.toThrow();
  expect(ask({ origin: "https://jobs.example.org", "sec-fetch-site": "same-origin" })).not.toThrow();
  for (const origin of ["https://evil.example", "https://www.jobs.example.org", "null", ""]) {
    expect(ask({ origin }), origin).toThrow(expect.objectContaining(refused));
  }
  for (const from of ["cross-site", "same-site"]) {
    expect(ask({ "sec-fetch-site": from }), from).toThrow(expect.objectContaining(refused));
  }
});
