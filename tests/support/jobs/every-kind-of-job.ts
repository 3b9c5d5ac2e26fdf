import { STATUSES } from "@/lib/jobs/status";
import { KNOWN_TYPES } from "@/lib/jobs/type";
import { createJob } from "@/lib/producer";
import type { TestDatabase } from "../database";
import { insertJob, OLD } from "./job-factory";

export const TRACE = [
  "Error: Row 7 has no city",
  "    at readRow (/srv/importer/src/read-row.ts:41:11)",
  "    at Parser.emit (/srv/importer/node_modules/csv-parse/dist/index.js:80:1)",
  "    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)",
  "    at async main (/srv/importer/src/main.ts:9:3)",
].join("\n");

/**
 * Records a job of each type in each status, on three pages, and jobs whose own pages differ; returns those by name.
 */
export async function recordEveryKind(database: TestDatabase, owner: string) {
  await insertJob(database, { name: "Old", status: "completed", ...OLD });
  for (const type of KNOWN_TYPES)
    for (const status of STATUSES) await insertJob(database, { name: `${type}, ${status}`, type, status });
  const record = (name: string) =>
    createJob(database.access, database.store, {
      type: "import",
      name,
      description: "Adds the airports of the spreadsheet",
      owner,
      runAt: "/imports/7",
      object: { className: "Table", key: name, label: "Airports", url: "/tables/7" },
    });
  const failed = await record("Fails");
  await failed.start();
  await failed.failWith("Row 7 has no city", TRACE);
  const json = await record("Returns JSON");
  await json.start();
  await json.output({ imported: 3364, rejected: [{ row: 7, why: "no city" }] });
  await json.result("airports.csv", "iata,name\n00M,Thigpen\n");
  await json.complete();
  const text = await record("Returns text");
  await text.start();
  await text.output("3364 imported\n12 rejected\n");
  await text.complete();
  const running = await record("Runs");
  await running.start();
  await running.progress(1200, 3376, "row 1,200");
  const pending = await record("Waits");
  const nameless = await namelessJob(database);
  return {
    failed: failed.id,
    json: json.id,
    text: text.id,
    running: running.id,
    pending: pending.id,
    nameless,
  };
}

/** Without a name, of an owner who was deleted. */
async function namelessJob(database: TestDatabase): Promise<string> {
  const { viewer } = await database.asUser("gone");
  const id = await insertJob(database, {
    name: null,
    status: "failed",
    owner: { id: viewer.id ?? "", name: "gone" },
  });
  await database.sql("delete from app_user where name = 'gone'");
  return id;
}
