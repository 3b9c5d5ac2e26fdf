import { expect, test } from "vitest";
import { NOT_YET } from "@/app/_ui/live/live-state";
import type { JobLine } from "@/app/jobs/events/messages";
import { LiveJobContext, NowContext } from "@/app/jobs/show/[id]/_components/live/live-job-context.client";
import { liveValues, type PageValues, withMessage } from "@/app/jobs/show/[id]/_components/live/live-values";
import { ProgressPanel } from "@/app/jobs/show/[id]/_components/live/progress-panel.client";
import { rendered } from "@/tests/support/rendered";

const MINUTE = 60_000;
const NO_SUBTASKS = { pending: 0, running: 0, completed: 0, failed: 0, cancelled: 0, total: 0 };
const RUNNING: JobLine = {
  status: "running",
  startedAt: 0,
  durationSeconds: null,
  progress: null,
  lastSignAt: 0,
  isSilent: false,
};
const HALF = { done: "1688", total: "3376", note: "row 1,688" };
const EXPECTED = {
  usualSeconds: 240,
  longSeconds: 660,
  text: "usually 4 min, up to 11 min",
  onHover: "",
  lateAfter: 660,
};

interface Given {
  now?: number;
  subtasks?: PageValues["subtasks"]["counts"];
  expected?: typeof EXPECTED | null;
  createdAt?: number;
  /** What the page was drawn from, where that differs. */
  drawn?: JobLine;
}

function panelOf(job: Partial<JobLine>, given: Given = {}) {
  const { now = MINUTE, subtasks: counts = NO_SUBTASKS, expected = null, createdAt = 0 } = given;
  const line = { ...RUNNING, ...job };
  const page = { now, version: "", job: given.drawn ?? line, subtasks: { counts, rows: {} } };
  const values = withMessage(liveValues(page), { now, job: line });
  const panel = (
    <LiveJobContext value={{ page, values, state: NOT_YET }}>
      <NowContext value={now}>
        <ProgressPanel createdAt={createdAt} expected={expected} />
      </NowContext>
    </LiveJobContext>
  );
  const [terms, details] = [rendered(panel, "dt"), rendered(panel, "dd")];
  return {
    text: rendered(panel, "section")[0]?.text,
    said: rendered(panel, "p").map(({ text }) => text),
    bar: rendered(panel, "progress")[0]?.attributes,
    facts: Object.fromEntries(terms.map(({ text }, at) => [text, details[at]?.text])),
  };
}

test("progress, its note, and the time that is left; beside them how it is doing", () => {
  const { said, bar, facts } = panelOf(
    { progress: HALF, lastSignAt: MINUTE },
    { now: MINUTE + 12_000, expected: EXPECTED },
  );
  expect(said).toEqual(["50%", "1,688 of 3,376", "less than a minute left", "row 1,688"]);
  expect(bar).toMatchObject({ value: "1688", max: "3376" });
  expect(facts).toEqual({
    Duration: "1 min 12 s so far",
    "Expected time": "usually 4 min, up to 11 min",
    Rate: "28 a second",
    "Last heard from": "12 s ago",
  });
});

test.each<[string, JobLine["progress"], string[], string | undefined]>([
  ["without a total", { done: "1200", total: null, note: null }, ["1,200 done"], undefined],
  ["nothing of nothing", { done: "0", total: "0", note: null }, ["0 of 0"], undefined],
  ["more than all", { done: "7", total: "6", note: null }, ["7 of 6"], undefined],
  ["nearly all", { done: "99999", total: "100000", note: null }, ["99%", "99,999 of 100,000"], "99999"],
  ["all", { done: "6", total: "6", note: null }, ["100%", "6 of 6"], "6"],
])("progress that is %s", (_, progress, said, value) => {
  const panel = panelOf({ progress }, { now: 1_000 });
  expect(panel.said).toEqual(said);
  expect(panel.bar?.value).toBe(value);
});

test("a job that reports no progress is as far as its subtasks, else it has only times", () => {
  const counts = { ...NO_SUBTASKS, completed: 3, failed: 1, total: 5 };
  const withSubtasks = panelOf({}, { subtasks: counts });
  expect(withSubtasks.said).toEqual(["3 of 5 subtasks completed, 1 failed"]);
  expect(withSubtasks.bar).toMatchObject({ value: "3", max: "5" });
  expect(panelOf({ progress: HALF }, { subtasks: counts }).text).not.toContain("subtasks");
  const plain = panelOf({}, { expected: EXPECTED });
  expect(plain.said).toEqual(["about 3 to 10 min left"]);
  expect(plain.bar).toBeUndefined();
});

test.each<[string, number, number, string]>([
  ["pending", 0, 185_000, "3 min 5 s so far"],
  ["queued", 0, 185_000, "3 min 5 s so far"],
])("a %s job says how long it has been waiting, and nothing of a run", (status, createdAt, now, waiting) => {
  const job = { ...RUNNING, status: status === "queued" ? "queued" : "pending", startedAt: null } as const;
  const { said, facts } = panelOf(job, { createdAt, now, expected: EXPECTED });
  expect(said).toEqual([]);
  expect(facts).toEqual({ Waiting: waiting, "Expected time": "usually 4 min, up to 11 min" });
});

test("what a producer's clock, or a missing time, makes impossible is not said", () => {
  const pending = { ...RUNNING, status: "pending", startedAt: null, lastSignAt: null } as const;
  expect(panelOf(pending, { createdAt: 2 * MINUTE }).facts).toEqual({});
  expect(panelOf({ startedAt: null, lastSignAt: null }).facts).toEqual({});
  expect(panelOf({ startedAt: 2 * MINUTE, lastSignAt: 2 * MINUTE }).facts).toEqual({
    Duration: "starts in the future",
    "Last heard from": "just now",
  });
});

test("a silent job says for how long, and nothing is claimed of its pace", () => {
  const { said, facts } = panelOf(
    { progress: HALF, lastSignAt: MINUTE, isSilent: true },
    { now: 13 * MINUTE, expected: EXPECTED },
  );
  expect(said).toEqual([
    "50%",
    "1,688 of 3,376",
    "row 1,688",
    "Silent for 12 min: longer than jobs of this type usually pause",
  ]);
  expect(Object.keys(facts)).toEqual(["Duration", "Expected time"]);
});

test("one that takes longer than 19 of 20 did says so", () => {
  const expectedOf = (now: number, expected = EXPECTED) =>
    panelOf({}, { now, expected }).facts["Expected time"];
  expect(expectedOf(661_000)).toBe("usually 4 min, up to 11 minlonger than 19 of 20 did");
  expect(expectedOf(660_000)).toBe("usually 4 min, up to 11 min");
});

test("until the page of a job that ended is drawn anew, its duration stands still, without a rate", () => {
  const ended = panelOf(
    { status: "completed", durationSeconds: 62.4, progress: HALF },
    { now: 3 * MINUTE, drawn: RUNNING },
  );
  expect(ended.facts).toEqual({ Duration: "1 min 2 s so far" });
  expect(panelOf({ status: "completed", durationSeconds: 62.4 }).text).toBeUndefined();
});
