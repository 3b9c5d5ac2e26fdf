import { expect, test } from "vitest";
import { apiDocument } from "@/lib/api/operations";

const SAID = new Set(["title", "summary", "description", "meaning"]);

/** What the document says to people, wherever it says it. */
function textsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    SAID.has(key) && typeof inner === "string" ? [inner] : textsIn(inner),
  );
}

test("every text of the document is whole: its values stand in their places", () => {
  const texts = textsIn(apiDocument());
  expect(texts.length).toBeGreaterThan(300);
  expect(texts.filter((text) => /\{\w*[,}]|undefined|^$/.test(text))).toEqual([]);
});

test("limits are given in a person's numbers", () => {
  const texts = textsIn(apiDocument()).join("\n");
  expect(texts).toContain("Records up to 1,000 steps in order");
  expect(texts).toContain("A message over 64 KB or a trace over 256 KB is cut in the middle");
  expect(texts).toContain("Output over 1 MB is cut in the middle");
  expect(texts).toContain("Counts of the types import and ingest");
});
