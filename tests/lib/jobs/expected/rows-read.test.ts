import { beforeAll, expect, test } from "vitest";
import type { Access } from "@/lib/jobs/access";
import { expectedTimes } from "@/lib/jobs/expected/expected-time";
import { testDatabase } from "@/tests/support/database";
import { rowsRead } from "@/tests/support/measure/rows-read";

/*
 * How many rows of job are read for what is common and for what is rare at the far end of every order. The plans are
 * inside a function, so the rows are counted instead.
 */
const database = testDatabase();
let staff: Access;

beforeAll(async () => {
  staff = await database().asUser("anna");
  await database().sql(
    `with numbered as (select n, n <= 10 as rare from generate_series(1, 6000) as n),
       root as (insert into object (id, class_name) select n, 'Job' from numbered)
     insert into job (id, name, type, status, owner_id, created_at, finished_at, kept_duration)
     select n, case when rare then 'Rare' when n % 3 = 0 then 'Common' else 'Batch ' || n end,
       case when n <= 5 then 'ocr_pass' when n % 2 = 0 then 'import' else 'sync' end, 'completed', $1::bigint,
       '2026-01-01'::timestamptz + n * interval '1 second', '2026-02-01'::timestamptz + n * interval '1 second', 60
     from numbered`,
    [staff.viewer.id],
  );
});

const KINDS = [
  { id: "1", type: "import", name: "Common" },
  { id: "2", type: "import", name: "Batch 17" },
  { id: "3", type: "sync", name: "Rare" },
  { id: "4", type: "import", name: null },
  { id: "5", type: "ocr_pass", name: "Rare" },
  { id: "6", type: "ocr_pass", name: "Nothing like it" },
  { id: "7", type: "no_such_type", name: "Common" },
];

async function expectFewRows() {
  for (const access of [database().access, staff]) {
    for (const kind of KINDS) {
      const read = await rowsRead(database(), (db) => expectedTimes({ ...access, db }, [kind]));
      expect(read("job").scans, `${access.viewer.name} ${kind.id}`).toBe(0);
      expect(read("job").rows, `${access.viewer.name} ${kind.id}`).toBeLessThanOrEqual(200);
    }
    const page = await rowsRead(database(), (db) => expectedTimes({ ...access, db }, KINDS));
    expect(page("job").rows).toBeLessThanOrEqual(200 * KINDS.length);
  }
}

test("at most 200 rows are read for a job, without statistics and with them", async () => {
  await database().sql("delete from pg_statistic where starelid = 'job'::regclass");
  await expectFewRows();
  await database().sql("vacuum (analyze) job");
  await expectFewRows();
});
