import { expect, test } from "vitest";
import { safePath } from "@/lib/web/request/safe-path";

const site = new URL("http://localhost:3000");

test.each([
  ["/jobs?status=failed&page=2", "/jobs?status=failed&page=2"],
  ["/jobs/show/5", "/jobs/show/5"],
  ["http://localhost:3000/jobs/show/5", "/jobs/show/5"],
])("%s leads to %s", (given, path) => {
  expect(safePath(given, site)).toBe(path);
});

test.each([
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https:evil.example",
  "https://evil.example/jobs",
  "http://localhost:3000@evil.example",
  "http://user:secret@localhost:3000/jobs",
  "http://localhost:3000//evil.example",
  "javascript:alert(1)",
  "/sign-in?callbackUrl=/sign-in",
  "/sign-in/",
  "blob:http://localhost:3000/jobs",
  "\t//evil.example",
  `/${"x".repeat(3000)}`,
  "",
  null,
  undefined,
  ["/jobs/show/1", "/jobs/show/2"],
])("%s leads to the jobs", (given) => {
  expect(safePath(given, site)).toMatch(/^\/(jobs)?$/);
});
