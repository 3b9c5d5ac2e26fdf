import { expect, test } from "vitest";
import { getStats } from "@/lib/api/operations/get-stats";
import type { Access } from "@/lib/jobs/access";
import { countSilent } from "@/lib/jobs/silence/count-silent";
import { testDatabase } from "@/tests/support/database";
import { insertRunning, watchedFor } from "@/tests/support/jobs/signs";
import { rowsRead } from "@/tests/support/measure/rows-read";

const HOUR = 3_600;
const database = testDatabase();

test("the silent jobs of both tabs are looked at once", async () => {
  await watchedFor(database(), 24 * HOUR);
  const anna = await database().asUser("anna");
  const { id, name } = anna.viewer;
  if (id === null) throw new Error("a user has an id");
  for (const [type, sign] of Object.entries({ import: HOUR, ingest: 10, export: HOUR })) {
    await insertRunning(database(), { sign, started: HOUR }, { owner: { id, name }, type });
  }
  const statsBy = async (db: Access["db"]): Promise<unknown> => {
    const viewer = { role: "staff", id, name } as const;
    const access = { ...anna, db, viewer, timeZone: null, token: null, sessionId: null };
    return (await getStats.run(access, new Request("http://localhost/api/v1/stats"), {})).json();
  };
  const alone = await rowsRead(database(), (db) => countSilent({ ...anna, db }, 3));
  expect(alone("job").rows).toBeGreaterThan(0);
  const read = await rowsRead(database(), async (db) => {
    expect(await statsBy(db)).toMatchObject({
      general: { running: 3 },
      imports: { running: 2 },
      silent: { general: 2, imports: 1 },
    });
  });
  expect([read("job"), read("job_execution")]).toEqual([alone("job"), alone("job_execution")]);
});
