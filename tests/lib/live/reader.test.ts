import { expect, test } from "vitest";
import { openClearRun } from "@/lib/jobs/clear/clear-run";
import { countJobs } from "@/lib/jobs/counts/count-jobs";
import { knownFilter } from "@/lib/jobs/counts/known-filter";
import { parseFilter } from "@/lib/jobs/filter/parse-filter";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import { listInterest } from "@/lib/live/list-interest";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { insertSubtasks } from "@/tests/support/jobs/subtask-factory";
import { begun, listOf, openReader, watching } from "@/tests/support/live/watching";

const database = testDatabase();

const end = (id: string, status: string) =>
  database().sql("update job set status = $2, finished_at = clock_timestamp() where id = $1", [id, status]);
const remove = (id: string) => database().sql("delete from object where id = $1", [id]);
const now = () => new Date().toISOString();

test("a new job appears for its owner and for an administrator, and for nobody else", async () => {
  const [anna, bela] = [await database().asUser("anna"), await database().asUser("bela")];
  const reader = openReader(database().url);
  const [mine, others, all] = [
    watching(reader, anna.viewer, listOf()),
    watching(reader, bela.viewer, listOf()),
    watching(reader, database().access.viewer, listOf({ rows: [] })),
  ];
  await begun(mine, others, all);
  const owner = { id: anna.viewer.id, name: "anna" };
  const id = await insertJob(database(), { status: "running", owner });
  await expect.poll(() => mine.rows.get(id)?.status).toBe("running");
  await expect.poll(() => all.newJobs).toEqual({ count: 1, more: false });
  expect(mine.total).toBe(1);
  expect(all.counts?.cards("imports").running).toBe(1);
  await end(id, "failed");
  await expect.poll(() => mine.rows.get(id)?.status).toBe("failed");
  expect(mine.counts?.cards("general")).toMatchObject({ total: 1, failed: 1, running: 0 });
  await remove(id);
  await expect.poll(() => mine.rows.get(id)).toBe(null);
  await expect.poll(() => all.newJobs).toEqual({ count: 0, more: false });
  expect(others).toMatchObject({ updates: 1, total: 0, everyRow: [] });
});

test("a viewer gets nothing of a row that they may not see, also while it changes", async () => {
  const [anna, bela] = [await database().asUser("anna2"), await database().asUser("bela2")];
  const id = await insertJob(database(), { status: "running", owner: { id: anna.viewer.id, name: "anna2" } });
  const reader = openReader(database().url);
  const [mine, others] = [
    watching(reader, anna.viewer, listOf({ rows: [id] })),
    watching(reader, bela.viewer, listOf({ rows: [id] })),
  ];
  const job = watching(reader, bela.viewer, { kind: "job", id, subtasks: { from: 1, to: 50 } });
  await begun(mine, others, job);
  await database().sql("select jobs.progress_job($1, 7)", [id]);
  await expect.poll(() => mine.rows.get(id)?.progressDone).toBe("7");
  await end(id, "completed");
  await expect.poll(() => mine.rows.get(id)?.status).toBe("completed");
  await remove(id);
  await expect.poll(() => mine.rows.get(id)).toBe(null);
  expect([...others.rows]).toEqual([[id, null]]);
  expect([others.updates, job.updates, job.job]).toEqual([1, 1, null]);
});

test("each filter counts its own new jobs and its own total", async () => {
  const reader = openReader(database().url);
  const { viewer } = await database().asUser("carla");
  const owner = { id: viewer.id, name: "carla" };
  const since = now();
  const old = await insertJob(database(), { type: "import", status: "running", owner });
  const page = (parts: Parameters<typeof listOf>[0]) =>
    watching(reader, viewer, listOf({ rows: [], ...parts }));
  const lists = {
    all: page({ rows: [old] }),
    imports: page({ tab: "imports", rows: [old] }),
    failed: page({ status: "failed" }),
    syncs: page({ type: "sync" }),
    failedSyncs: page({ status: "failed", type: "sync" }),
    waiting: page({ status: "pending" }),
    later: page({ newSince: since }),
  };
  await begun(...Object.values(lists));
  await insertJob(database(), { type: "sync", status: "failed", owner, createdAt: now() });
  await insertJob(database(), { type: "export", status: "queued", owner, createdAt: now() });
  const news = () => Object.entries(lists).map(([name, { newJobs, total }]) => [name, newJobs?.count, total]);
  await expect.poll(news).toEqual([
    ["all", 2, 3],
    ["imports", 0, 1],
    ["failed", 1, 1],
    ["syncs", 1, 1],
    ["failedSyncs", 1, 1],
    ["waiting", 1, 1],
    ["later", 2, 3],
  ]);
  // A job that comes to fit is new where there is room for it, but was not created since.
  await end(old, "failed");
  await expect.poll(() => lists.failed.newJobs?.count).toBe(2);
  expect([lists.all.newJobs?.count, lists.later.newJobs?.count]).toEqual([2, 2]);
});

test("an administrator who looks at one owner's jobs sees new ones of that owner, and under other filters none", async () => {
  const reader = openReader(database().url);
  const [{ viewer: eva }, { viewer: finn }] = [
    await database().asUser("eva"),
    await database().asUser("finn"),
  ];
  const of = ({ id, name }: typeof eva) => ({ id, name });
  const shown = await insertJob(database(), { type: "sync", status: "running", owner: of(eva) });
  const page = async (params: Record<string, string>) => {
    const { access } = database();
    const filter = await knownFilter(access, parseFilter(params, access.viewer), "UTC");
    const interest = await listInterest(access, filter, { rows: [shown] });
    return watching(reader, access.viewer, interest);
  };
  const lists = {
    owner: await page({ owner: "EVA" }),
    syncs: await page({ owner: "eva", type: "sync", status: "-failed" }),
    others: await page({ owner: "eva", type: "-sync" }),
    longer: await page({ owner: "eva", longer: "1s" }),
    words: await page({ owner: "eva", q: "nothing" }),
  };
  await begun(...Object.values(lists));
  await insertJob(database(), { type: "sync", owner: of(eva), createdAt: now() });
  await insertJob(database(), { type: "import", owner: of(eva), createdAt: now() });
  await insertJob(database(), { type: "sync", owner: of(finn), createdAt: now() });
  const news = () => Object.entries(lists).map(([name, { newJobs, total }]) => [name, newJobs?.count, total]);
  await expect.poll(news).toEqual([
    ["owner", 2, 3],
    ["syncs", 1, 2],
    ["others", 0, 1],
    ["longer", 0, undefined],
    ["words", 0, undefined],
  ]);
  // The cards are of all that an administrator sees, and rows in sight change under every filter.
  const all = await countJobs(database().access);
  await end(shown, "failed");
  await expect
    .poll(() => Object.values(lists).map(({ rows }) => rows.get(shown)?.status))
    .toEqual(["failed", "failed", "failed", "failed", "failed"]);
  expect(lists.owner.counts?.cards("general").total).toBe(all.cards("general").total);
});

test("a list without given rows has the rows of its first page, and still gets changes of a job that left the filter", async () => {
  const reader = openReader(database().url);
  const access = await database().asUser("dora");
  const owner = { id: access.viewer.id, name: "dora" };
  for (let at = 0; at < 30; at++) await insertJob(database(), { status: "running", owner, createdAt: now() });
  const list = watching(reader, access.viewer, listOf({ status: "running" }));
  await begun(list);
  const firstPage = async () => (await readDashboard(access, { status: "running" })).jobs.map(({ id }) => id);
  const atFirst = await firstPage();
  expect([...list.rows.keys()]).toEqual(atFirst);
  const [newest = ""] = atFirst;
  await end(newest, "completed");
  await expect.poll(() => list.rows.get(newest)?.status).toBe("completed");
  await expect.poll(async () => [...(list.watch.present()?.rows?.keys() ?? [])]).toEqual(await firstPage());
  expect(list.total).toBe(29);
});

test("the page of a job gets its progress, the subtasks that it shows, and a version of everything else", async () => {
  const reader = openReader(database().url);
  const id = await insertJob(database(), { status: "running", output: "so far" });
  await insertSubtasks(database(), id, { completed: 1, running: 1, pending: 3 });
  const page = watching(reader, database().access.viewer, { kind: "job", id, subtasks: { from: 2, to: 3 } });
  await begun(page);
  expect(page.job?.job.status).toBe("running");
  expect(page.job?.subtasks).toMatchObject({
    counts: { total: 5, completed: 1, running: 1, pending: 3, failed: 0, cancelled: 0 },
    rows: [
      { number: 2, status: "running" },
      { number: 3, status: "pending" },
    ],
  });
  const version = page.job?.version;
  await database().sql("select jobs.progress_job($1, 5, 10, 'half')", [id]);
  await database().sql("select jobs.complete_subtask($1, 2)", [id]);
  await expect.poll(() => page.job?.job).toMatchObject({ progressDone: "5", progressNote: "half" });
  await expect.poll(() => page.job?.subtasks.rows[0]?.status).toBe("completed");
  expect(page.job?.version).toBe(version);
  await database().sql("select jobs.output_job($1, 'more by now')", [id]);
  await expect.poll(() => page.job?.version).not.toBe(version);
  await remove(id);
  await expect.poll(() => page.job).toBe(null);
});

test("an unchanged value is one object for all viewers, and stays the same object", async () => {
  const reader = openReader(database().url);
  const { viewer } = database().access;
  const [id, other] = [await insertJob(database(), { status: "running" }), await insertJob(database())];
  const [one, two] = [
    watching(reader, viewer, listOf({ rows: [id, other] })),
    watching(reader, viewer, listOf({ rows: [id, other] })),
  ];
  await begun(one, two);
  const before = one.rows.get(other);
  await database().sql("select jobs.progress_job($1, 1)", [id]);
  await expect.poll(() => [one, two].map(({ rows }) => rows.get(id)?.progressDone)).toEqual(["1", "1"]);
  expect(two.rows.get(id)).toBe(one.rows.get(id));
  expect(one.watch.present()?.rows?.get(other)).toBe(before);
  expect(two.watch.present()?.counts).toBe(one.watch.present()?.counts);
});

test("only the user who started a clear gets its progress", async () => {
  const reader = openReader(database().url);
  const [anna, bela] = [await database().asUser("anna3"), await database().asUser("bela3")];
  const { id: clearRun } = await openClearRun(anna, 30, "general");
  const [mine, others] = [
    watching(reader, anna.viewer, listOf({ rows: [], clearRun })),
    watching(reader, bela.viewer, listOf({ rows: [], clearRun })),
  ];
  await begun(mine, others);
  expect(mine.clearRun).toMatchObject({ id: clearRun, removed: 0, state: "running" });
  await database().sql("update clear_run set removed = 5 where id = $1", [clearRun]);
  await expect.poll(() => mine.clearRun?.removed).toBe(5);
  expect([others.clearRun, others.updates]).toEqual([null, 1]);
});
