import { expect, test } from "vitest";
import { linkTarget } from "@/lib/web/response/link-target";

test.each(["/imports/7?step=2", "https://example.org/x", "HTTP://example.org/"])(
  "%s becomes a link",
  (address) => {
    expect(linkTarget(address)).not.toBeNull();
  },
);

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
  expect(linkTarget(address)).toBeNull();
});
