import { STATUSES } from "@/lib/jobs/status";
import { KNOWN_TYPES } from "@/lib/jobs/type";
import { createJob } from "@/lib/producer";
import type { TestDatabase } from "../database";
import { insertJob, OLD } from "./job-factory";

/** The jobs whose pages differ, by what makes them so. */
export type GreekJobs = Awaited<ReturnType<typeof recordGreekJobs>>;

/** Jobs of every kind without a Latin letter in what they say, so that what is Latin on a page is the page's own. */
export async function recordGreekJobs(database: TestDatabase, owner: string) {
  await insertJob(database, { name: "Παλιά", status: "completed", ...OLD });
  for (const type of KNOWN_TYPES)
    for (const status of STATUSES) await insertJob(database, { name: "Εργασία", type, status });
  const record = async (name: string) => {
    const job = await createJob(database.access, database.store, {
      type: "import",
      name,
      description: "Περιγραφή",
      owner,
      runAt: "/7",
      object: { className: "Πίνακας", key: "1", label: "Αεροδρόμια", url: "/7" },
    });
    await job.start();
    return job;
  };
  const failed = await record("Απέτυχε");
  await failed.failWith("Λάθος", "Λάθος\n    at 1\n    at 2");
  const json = await record("Πίνακας");
  await json.output({ 1: 2 });
  await json.result("α.csv", "α,β\n1,2\n");
  await json.file("input", "β", "1");
  await json.complete();
  const rejected = await record("Απορρίφθηκαν");
  const report = rejected.errorReport(["α", "β"], { name: "γ.csv" });
  for (let row = 1; row < 40; row++)
    await report.add({ row, values: ["1", "2"], column: "α", message: "Λάθος" });
  await report.finish({ rowsGiven: 100 });
  await rejected.complete();
  const running = await record("Τρέχει");
  await running.progress(1200, 3376, "1200");
  const parts = await record("Μέρη");
  const [first, second, third] = await parts.addSubtasks(["α", "β", "γ", "δ"]);
  await first?.start();
  await first?.complete();
  await second?.start();
  await second?.fail("Λάθος");
  await third?.start();
  const text = await record("Κείμενο");
  await text.output("Αα\n".repeat(400_000));
  await text.complete();
  const nameless = await insertJob(database, { name: null, status: "failed" });
  const cancelled = await insertJob(database, { name: "Ακυρώθηκε", status: "cancelled" });
  return {
    failed: failed.id,
    json: json.id,
    rejected: rejected.id,
    running: running.id,
    parts: parts.id,
    text: text.id,
    nameless,
    cancelled,
  };
}
