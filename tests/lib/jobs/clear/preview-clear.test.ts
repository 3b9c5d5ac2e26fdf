import { expect, test } from "vitest";
import { MOST_COUNTED, previewClear } from "@/lib/jobs/clear/preview-clear";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();

/** Jobs alone, without what belongs to them. */
const addBareJobs = (from: number, to: number) =>
  database().sql(
    `set session_replication_role = replica;
     insert into job (id, type, status, created_at, finished_at)
     select id, 'sync', 'completed', '2020-01-01', '2020-01-02' from generate_series(${from}, ${to}) as id`,
  );

test("up to 100,000 jobs are counted to the job; of more it is said that they are more, with an estimate", async () => {
  await addBareJobs(1, MOST_COUNTED);
  expect(await previewClear(database().access, 30)).toMatchObject({
    total: MOST_COUNTED,
    moreThan: null,
    byStatus: { completed: MOST_COUNTED, failed: 0, cancelled: 0 },
  });
  await addBareJobs(MOST_COUNTED + 1, 1.5 * MOST_COUNTED);
  await database().sql("analyze job");
  const { total, moreThan, byStatus } = await previewClear(database().access, 30);
  expect([moreThan, byStatus]).toEqual([MOST_COUNTED, null]);
  expect(total).toBeGreaterThan(MOST_COUNTED);
  expect(total / (1.5 * MOST_COUNTED)).toBeCloseTo(1, 1);
});
