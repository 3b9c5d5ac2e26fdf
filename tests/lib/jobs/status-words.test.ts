import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  CARD_STATUSES,
  cardOf,
  INACTIVE_STATUSES,
  plainWord,
  STATUS,
  STATUSES,
  statusesOf,
} from "@/lib/jobs/status";

test("each status has its label, its plain word, its card and its look", () => {
  expect(
    STATUSES.map((word) => [word, STATUS[word].label, plainWord(word), cardOf(word), STATUS[word].look]),
  ).toEqual([
    ["pending", "Pending", "In progress", "pending", "waiting"],
    ["queued", "Queued", "In progress", "pending", "waiting"],
    ["running", "Running", "In progress", "running", "running"],
    ["completed", "Completed", "Completed", "completed", "completed"],
    ["failed", "Failed", "Failed", "failed", "failed"],
    ["cancelled", "Cancelled", "Cancelled", "cancelled", "cancelled"],
  ]);
});

test("there is a card and a choice for each status but queued, which is found with pending", () => {
  expect(CARD_STATUSES).toEqual(["pending", "running", "completed", "failed", "cancelled"]);
  expect(CARD_STATUSES.map(statusesOf)).toEqual([
    ["pending", "queued"],
    ["running"],
    ["completed"],
    ["failed"],
    ["cancelled"],
  ]);
});

test("what has ended is inactive, and no move leads from it", () => {
  expect(INACTIVE_STATUSES).toEqual(["completed", "failed", "cancelled"]);
  expect(STATUSES.filter((word) => STATUS[word].next.length === 0)).toEqual(INACTIVE_STATUSES);
});

test("the style sheet draws each look in full", () => {
  const css = readFileSync(join(import.meta.dirname, "../../../app/globals.css"), "utf8");
  for (const { look } of Object.values(STATUS)) {
    const rules = [...css.matchAll(/((?:\s*\[data-look="\w+"\],?)+) \{([^}]*)\}/g)]
      .filter(([, selectors = ""]) => selectors.includes(`"${look}"`))
      .map(([, , rule = ""]) => rule)
      .join("");
    for (const part of ["ink", "soft", "edge", "mark", "shape"])
      expect(rules, `--look-${part} of ${look}`).toContain(`--look-${part}: `);
  }
});
