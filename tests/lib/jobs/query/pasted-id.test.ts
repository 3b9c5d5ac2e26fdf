import { expect, test } from "vitest";
import { pastedId } from "@/lib/jobs/query/pasted-id";

const SITE = new URL("https://jobs.example.org");

test.each([
  "123",
  " #123 ",
  "/jobs/show/123",
  "/jobs/show/123/",
  "/jobs/show/123?status=failed#files",
  "https://jobs.example.org/jobs/show/123?sort=name",
  "HTTPS://JOBS.example.org:443/jobs/show/123",
  "http://jobs.example.org/jobs/show/123",
  "jobs.example.org/jobs/show/123",
])("%j leads to job 123", (text) => {
  expect(pastedId(text, SITE)).toBe("123");
});

test.each([
  "",
  "0",
  "0123",
  "12 3",
  "123a",
  "-123",
  '"123"',
  "##123",
  "1".repeat(20),
  "9223372036854775808",
  "١٢٣",
  "https://elsewhere.example/jobs/show/123",
  "https://jobs.example.org.elsewhere.example/jobs/show/123",
  "https://jobs.example.org/jobs/show/123/files/4",
  "https://jobs.example.org/jobs?page=123",
  "//elsewhere.example/jobs/show/123",
  "javascript:/jobs/show/123",
  "see /jobs/show/123",
])("%j is searched for", (text) => {
  expect(pastedId(text, SITE)).toBeNull();
});

test("the largest id is one", () => {
  expect(pastedId("9223372036854775807", SITE)).toBe("9223372036854775807");
});
