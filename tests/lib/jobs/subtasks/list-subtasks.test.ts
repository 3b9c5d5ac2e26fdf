import { beforeAll, expect, test } from "vitest";
import type { Access } from "@/lib/jobs/access";
import { countSubtasks } from "@/lib/jobs/subtasks/count-subtasks";
import { listSubtasks } from "@/lib/jobs/subtasks/list-subtasks";
import { readSubtasks } from "@/lib/jobs/subtasks/read-subtasks";
import { SUBTASK_STATUSES } from "@/lib/jobs/subtasks/subtask";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { insertSubtasks } from "@/tests/support/jobs/subtask-factory";

const database = testDatabase();
const MANY = { completed: 9_000, failed: 60, running: 40, pending: 400, cancelled: 500 };
const NONE = { total: 0, pending: 0, running: 0, completed: 0, failed: 0, cancelled: 0 };
let anna: Access;
let bela: Access;
let many: string;
let few: string;

beforeAll(async () => {
  anna = await database().asUser("anna");
  bela = await database().asUser("bela");
  const owner = { id: anna.viewer.id, name: "anna" };
  many = await insertJob(database(), { status: "running", owner });
  few = await insertJob(database(), { status: "running", owner });
  await insertSubtasks(database(), many, MANY);
  await insertSubtasks(database(), few, { failed: 1, completed: 1, running: 1, pending: 7 });
});

test("subtasks are counted by status, and in all", async () => {
  expect(await countSubtasks(anna, many)).toEqual({ total: 10_000, ...MANY });
  expect(await countSubtasks(database().access, few)).toMatchObject({ total: 10, completed: 1, failed: 1 });
});

test.each([null, ...SUBTASK_STATUSES])(
  "the pages under %s hold each subtask once, in its order, 50 a page",
  async (status) => {
    const numbers: number[] = [];
    const search = status ? { subtasks: status } : {};
    const { pages, total } = await readSubtasks(anna, many, search);
    expect([pages, total]).toEqual([Math.ceil(total / 50), status ? MANY[status] : 10_000]);
    for (let page = 1; page <= pages; page++) {
      const { subtasks } = await readSubtasks(anna, many, { ...search, subtaskPage: `${page}` });
      expect(subtasks.length).toBe(page < pages ? 50 : total - 50 * (pages - 1));
      if (status) expect(new Set(subtasks.map((subtask) => subtask.status))).toEqual(new Set([status]));
      numbers.push(...subtasks.map(({ number }) => number));
    }
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
    expect(new Set(numbers).size).toBe(total);
  },
);

test("a subtask comes with its name, its times to the microsecond, and its error", async () => {
  expect(await listSubtasks(anna, few, { status: "failed", page: 1 })).toEqual([
    {
      number: 1,
      name: "Step 1",
      status: "failed",
      startedAt: "2026-03-01T10:00:01.5Z",
      finishedAt: "2026-03-01T10:00:03.75Z",
      error: "no such file",
    },
  ]);
  const [waiting] = await listSubtasks(anna, few, { status: "pending", page: 1 });
  expect(waiting).toMatchObject({ startedAt: null, finishedAt: null, error: null });
});

test("who may not see the job sees none of its subtasks, as of a job that does not exist", async () => {
  for (const [access, id] of [
    [bela, many],
    [anna, "987654321"],
    [anna, "abc"],
    [anna, "99999999999999999999"],
  ] as const) {
    expect(await countSubtasks(access, id)).toEqual(NONE);
    expect(await listSubtasks(access, id, { status: null, page: 1 })).toEqual([]);
    expect(await readSubtasks(access, id, { subtasks: "failed" })).toMatchObject({ total: 0, subtasks: [] });
  }
});

test.each([
  [{ subtasks: "queued" }, "Unknown subtask status “queued” was ignored.", 10_000, 1],
  [
    { subtasks: ["failed", "failed"] },
    "“subtasks” appears more than once in the address and was ignored.",
    10_000,
    1,
  ],
  [{ subtaskPage: "-1" }, "Unknown subtask page “-1” was ignored.", 10_000, 1],
  [{ subtaskPage: "999999" }, "Subtask page 999999 doesn’t exist. Showing the last page (200).", 10_000, 200],
  [{ subtasks: "running", subtaskPage: "2" }, "Subtask page 2 doesn’t exist. Showing the only page.", 40, 1],
])(
  "of %j what can't be taken is named in a notice, and a page is shown",
  async (search, notice, total, page) => {
    const read = await readSubtasks(anna, many, search);
    expect(read).toMatchObject({ notices: [notice], total, filter: { page } });
    expect(read.subtasks.length).toBeGreaterThan(0);
  },
);

test("parameters of the list, also repeated ones, mean nothing here", async () => {
  expect(await readSubtasks(anna, many, { status: "failed", page: "7", type: ["a", "b"] })).toMatchObject({
    notices: [],
    total: 10_000,
    filter: { status: null, page: 1 },
  });
});
