import { expect, test } from "vitest";
import { errorDocument } from "@/lib/web/response/error-document";

const told = { message: "There is no such file.", back: "/jobs", unchanged: true, request: null };

test("what stands in the message or the address is text, never part of the page", () => {
  const hostile = `"><script>alert(1)</script>&lt;`;
  const page = errorDocument({ ...told, message: hostile, back: `/jobs?x=${hostile}` });
  expect(page).not.toContain("<script");
  expect(page).toContain("<p>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;lt;</p>");
  expect(page).toContain(`href="/jobs?x=&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;lt;"`);
});

test("a number is given only for what the log has under it", () => {
  expect(errorDocument(told)).not.toContain("Request");
  expect(errorDocument({ ...told, request: "0a1b" })).toContain("Request <code>0a1b</code>");
});

test("that nothing has been changed is said only where it is certain", () => {
  expect(errorDocument(told)).toContain("Nothing was changed.");
  expect(errorDocument({ ...told, unchanged: false })).not.toContain("changed");
});
