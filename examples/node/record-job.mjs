// Records its own work as a job, with its steps and the rows that it rejects.
import { openHttpProducer } from "jobs-console-producer";

const { JOBS_URL, JOBS_TOKEN } = process.env;
if (!(JOBS_URL && JOBS_TOKEN)) {
  const missing = JOBS_URL ? "JOBS_TOKEN, an access token" : "JOBS_URL, such as https://jobs.example.org";
  process.stderr.write(`What is missing: ${missing}.\n`);
  process.exit(2);
}
// While the console is away, writes wait and are tried again; each has a key, so that none happens twice.
const producer = openHttpProducer({ url: JOBS_URL, token: JOBS_TOKEN });

const CSV = "iata,latitude\n00M,31.95\n00R,?\n00V,38.94\n";

const job = await producer.createJob({
  type: "import",
  name: "Airports",
  description: "Takes in airports.csv",
});
await job.start();
try {
  await job.file("input", "airports.csv", CSV);
  const [read, check] = await job.addSubtasks(["Read the rows", "Check the latitudes"]);
  await read.start();
  const [header, ...lines] = CSV.trim().split("\n");
  await read.complete();
  await check.start();
  const rejected = [];
  for (const [at, line] of lines.entries()) {
    const values = line.split(",");
    if (Number.isNaN(Number(values[1])))
      rejected.push({ row: at + 2, values, column: "latitude", message: "not a number" });
    await job.progress(at + 1, lines.length);
  }
  await check.complete();
  await job.reject({ columns: header.split(","), rows: rejected, rowsGiven: lines.length });
  await job.output({ imported: lines.length - rejected.length, rejected: rejected.length });
  await job.complete();
} catch (error) {
  await job.fail(error);
  process.exitCode = 1;
}
// The producer does not keep the process alive: give what still waits a moment to be sent.
await producer.flush(10_000);
const id = await job.id();
if (id !== null) process.stdout.write(`${JOBS_URL.replace(/\/$/, "")}/jobs/show/${id}\n`);
