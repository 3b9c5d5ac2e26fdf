// Records its own work as a job through the console's database, with a client of the package postgres.
import { openSqlProducer } from "jobs-console-producer";
import postgres from "postgres";

const { DATABASE_URL } = process.env;
if (!DATABASE_URL) {
  process.stderr.write(
    "What is missing: DATABASE_URL, such as postgres://recorder@db.example.org/console.\n",
  );
  process.exit(2);
}
const sql = postgres(DATABASE_URL, { max: 1 });

const SHELF_MARKS = ["A 1", "A 2", "B 1", "?"];

const job = await openSqlProducer(sql).createJob({ type: "validation", name: "Shelf marks" });
await job.start();
try {
  const step = await job.addSubtask("Check the letters");
  await step.start();
  const wrong = SHELF_MARKS.filter((mark) => !/^[A-Z] \d+$/.test(mark));
  await job.progress(SHELF_MARKS.length, SHELF_MARKS.length);
  await step.complete();
  await job.countRows(SHELF_MARKS.length, wrong.length);
  await job.output({ checked: SHELF_MARKS.length, wrong });
  await job.complete();
} catch (error) {
  await job.fail(error);
  process.exitCode = 1;
} finally {
  await sql.end();
}
process.stdout.write(`Job ${job.id} is recorded.\n`);
