import { expect, test } from "vitest";
import { isSameOrigin } from "@/lib/web/request/same-origin";

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
