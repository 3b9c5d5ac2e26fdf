import { expect, test, vi } from "vitest";
import { linkTarget } from "@/lib/web/response/link-target";

const PLATFORM = new URL("https://archive.example.org/app/");

test.each([
  ["/imports/7?step=2", "https://archive.example.org/imports/7?step=2"],
  ["/", "https://archive.example.org/"],
  ["https://example.org/x", "https://example.org/x"],
  ["HTTP://example.org/", "http://example.org/"],
])("%s leads to %s", (address, target) => {
  expect(linkTarget(address, PLATFORM)).toBe(target);
});

test.each([
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\tscript:alert(1)",
  " javascript:alert(1)",
  "data:text/html,<script>",
  "vbscript:x",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "file:///etc/passwd",
  "imports/7",
  "",
])("%s stays text", (address) => {
  expect(linkTarget(address, PLATFORM)).toBeNull();
});

test("without a platform a path is a text, because here it would lead nowhere", () => {
  expect(linkTarget("/imports/7")).toBeNull();
  expect(linkTarget("https://example.org/x")).toBe("https://example.org/x");
  vi.stubEnv("JOBS_PLATFORM_URL", "http://archive.example.org");
  expect(linkTarget("/imports/7")).toBe("http://archive.example.org/imports/7");
});
