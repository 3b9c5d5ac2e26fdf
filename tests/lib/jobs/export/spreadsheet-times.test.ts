import { expect, test } from "vitest";
import { CSV_CELLS, spreadsheetCells } from "@/lib/jobs/export/export-statement";
import { zoneForExport } from "@/lib/jobs/export/zone-for-export";
import { DEFAULT_FILTER } from "@/lib/jobs/filter/filter";
import { testDatabase } from "@/tests/support/database";
import { exportFiltered } from "@/tests/support/jobs/export-filtered";

const database = testDatabase();

/** Created and Completed of each job, in the order of the list. */
async function times(cells = CSV_CELLS): Promise<string[]> {
  let csv = "";
  for await (const piece of exportFiltered(database().access, DEFAULT_FILTER, undefined, cells)) csv += piece;
  return csv
    .trimEnd()
    .split("\n")
    .map((line) => line.split(",").slice(4, 6).join(" | "));
}

test("a spreadsheet gets times of a zone that it reads as times, a script ISO 8601 in UTC with microseconds", async () => {
  await database().sql(`
    with root as (insert into object (class_name) select 'Job' from generate_series(1, 3) returning id),
      given as (select id, row_number() over (order by id) as place from root)
    insert into job (id, type, name, status, created_at, finished_at)
    select id, 'sync', 'x', case place when 1 then 'running' else 'completed' end,
      (array['2026-11-30T07:52:46.591366Z', '2026-07-31T22:30:00Z', '0001-01-01T12:00:00.9Z']::timestamptz[])[place],
      (array[null, '2026-07-31T22:30:59.999999Z', '9999-12-31T12:00:00Z']::timestamptz[])[place]
    from given`);
  expect(await times()).toEqual([
    "2026-11-30T07:52:46.591366Z | ",
    "2026-07-31T22:30:00Z | 2026-07-31T22:30:59.999999Z",
    "0001-01-01T12:00:00.9Z | 9999-12-31T12:00:00Z",
  ]);
  expect((await times(spreadsheetCells("Europe/Berlin"))).slice(0, 2)).toEqual([
    "2026-11-30 08:52:46 | ",
    "2026-08-01 00:30:00 | 2026-08-01 00:30:59",
  ]);
  expect(await times(spreadsheetCells("UTC"))).toEqual([
    "2026-11-30 07:52:46 | ",
    "2026-07-31 22:30:00 | 2026-07-31 22:30:59",
    "0001-01-01 12:00:00 | 9999-12-31 12:00:00",
  ]);
});

test("a zone is taken that the database reads as this process does, and UTC for any other", async () => {
  const taken = async (zone: string) => zoneForExport(database().access, zone);
  for (const zone of [
    "UTC",
    "Europe/Berlin",
    "europe/berlin",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Etc/GMT+5",
  ])
    expect(await taken(zone)).toBe(zone);
  expect(await taken("Mars/Olympus")).toBe("UTC");
  expect(await taken("x'; drop table job; --")).toBe("UTC");
  // For PostgreSQL these are abbreviations of fixed offsets: in summer they would be an hour wrong.
  for (const zone of ["CET", "WET"]) expect(["UTC", zone]).toContain(await taken(zone));
});
