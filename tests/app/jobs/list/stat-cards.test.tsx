import { expect, test } from "vitest";
import { StatCards } from "@/app/jobs/list/stat-cards";
import { DEFAULT_FILTER } from "@/lib/jobs/filter/filter";
import { rendered } from "@/tests/support/rendered";

const COUNTS = { total: 15_021, pending: 1, running: 20, completed: 3000, failed: 12_000, cancelled: 0 };

const cards = (withRejectedRows: number, silent: number | null = 0) =>
  rendered(
    <StatCards counts={COUNTS} withRejectedRows={withRejectedRows} silent={silent} filter={DEFAULT_FILTER} />,
    "a",
  ).map(({ text, attributes }) => [text, attributes.href, attributes["data-look"], attributes.title]);

test("each card has its label and number, says what it counts, and leads to that", () => {
  expect(cards(0)).toEqual([
    ["Total15,021", "/jobs?tab=general", undefined, "All jobs"],
    ["Pending1", "/jobs?status=pending", "waiting", "Waiting to run, including queued jobs"],
    ["Running20", "/jobs?status=running", "running", "Running now"],
    ["Completed3,000", "/jobs?status=completed", "completed", "Finished successfully"],
    ["Failed12,000", "/jobs?status=failed", "failed", "Ended with an error"],
    ["Cancelled0", "/jobs?status=cancelled", "cancelled", "Stopped before it finished"],
  ]);
});

test("of the completed ones it says how many turned rows down", () => {
  expect(cards(1_200)[3]?.[3]).toBe("Finished successfully, 1,200 of them with rejected rows");
});

test("of the running ones it says how many are silent, and nothing where that is not known", () => {
  expect(cards(0, 3)[2]).toEqual([
    "Running203 silent",
    "/jobs?status=running",
    "running",
    "Running now, 3 of them silent: not heard from for longer than jobs of their type usually are",
  ]);
  expect(cards(0, null)).toEqual(cards(0));
});
