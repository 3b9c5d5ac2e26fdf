import { expect, test } from "vitest";
import { watchedViews } from "@/lib/live/watched-views";
import { countPinned } from "@/lib/views/count-pinned";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { begun, listOf, openReader, watching } from "@/tests/support/live/watching";
import { viewUser } from "@/tests/support/view-users";

const database = testDatabase();

test("the numbers of pinned views move beside a list and beside a job, each viewer's own", async () => {
  const reader = openReader(database().url);
  const [anna, ada] = [await viewUser(database()), await viewUser(database(), "admin")];
  const owner = { id: anna.id, name: anna.viewer.name };
  const shown = await insertJob(database(), { type: "sync", status: "running", owner });
  await insertJob(database(), { type: "sync", status: "failed" });
  const queries = {
    failed: "status=failed",
    notSyncs: "type=-sync&sort=name",
    imports: "tab=imports&type=ingest&status=-failed",
    annas: `owner=${anna.viewer.name.toUpperCase()}&status=failed`,
    nobodys: "owner=nobody",
    words: "q=airports",
    recent: "since=7d",
  };
  const pinned = Object.entries(queries).map(([id, query]) => ({ id, name: id, query }));
  const expected = async (who: typeof anna) => Object.fromEntries(await countPinned(who, pinned));
  const views = { anna: await watchedViews(anna, pinned), ada: await watchedViews(ada, pinned) };
  const all = {
    annasList: watching(reader, anna.viewer, { ...listOf({ rows: [] }), views: views.anna }),
    adasList: watching(reader, ada.viewer, { ...listOf({ rows: [], type: "sync" }), views: views.ada }),
    adasJob: watching(reader, ada.viewer, { kind: "job", id: shown, subtasks: null, views: views.ada }),
    others: watching(reader, ada.viewer, listOf({ rows: [] })),
  };
  const { annasList, adasList, adasJob, others } = all;
  await begun(...Object.values(all));
  expect(annasList.views).toEqual(await expected(anna));
  expect(Object.keys(adasList.views ?? {})).toEqual(["failed", "notSyncs", "imports", "annas"]);
  for (const { views: numbers } of [adasList, adasJob]) expect(numbers).toEqual(await expected(ada));
  const before = Number(adasJob.views?.annas);
  await insertJob(database(), { type: "ingest", owner });
  await database().sql("update job set status = 'failed', finished_at = clock_timestamp() where id = $1", [
    shown,
  ]);
  await expect.poll(() => adasJob.views?.annas).toBe(before + 1);
  for (const numbers of [() => adasJob.views, () => adasList.views, () => all.adasJob.watch.present()?.views])
    await expect.poll(numbers).toEqual(await expected(ada));
  await expect.poll(() => annasList.views).toEqual(await expected(anna));
  expect(annasList.views).toMatchObject({ failed: 1, imports: 1 });
  // Without a view of the viewer's, nothing is said of any.
  expect(others.views).toBeUndefined();
  for (const { watch } of Object.values(all)) watch.close();
  expect(reader.size).toEqual({ watches: 0, things: 0 });
});
