import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { openJobFile } from "@/lib/jobs/open-job-file";
import { createJob } from "@/lib/producer";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();

test("a file opens for those who see its job, under its own job only", async () => {
  const { access, store } = database();
  const anna = await database().asUser("anna");
  const bela = await database().asUser("bela");
  const job = await createJob(anna, store, { type: "export", name: "Anna's" });
  const other = await createJob(anna, store, { type: "export", name: "Another" });
  await job.result("räksmörgås.csv", "id\n1\n");
  const [row] = await database().sql("select id::text from job_file");
  const fileId = String(row?.id);
  for (const viewer of [anna, access]) {
    const opened = await openJobFile(viewer, store, { jobId: job.id, fileId });
    expect(opened).toMatchObject({ name: "räksmörgås.csv", mediaType: "text/csv" });
    expect(opened?.content && (await text(opened.content.stream))).toBe("id\n1\n");
  }
  for (const [viewer, jobId, id] of [
    [bela, job.id, fileId],
    [anna, other.id, fileId],
    [anna, job.id, "999999"],
    [anna, job.id, "../../etc/passwd"],
    [anna, "abc", fileId],
  ] as const) {
    expect(await openJobFile(viewer, store, { jobId, fileId: id })).toBeNull();
  }
});

test("a file whose bytes are gone is known, and known to be gone", async () => {
  const { access, store } = database();
  const job = await createJob(access, store, { type: "export", name: "Gone" });
  await job.result("gone.txt", "soon gone");
  const [row] = await database().sql("select id::text, store_key from job_file where job_id = $1", [job.id]);
  await store.remove(String(row?.store_key));
  expect(await openJobFile(access, store, { jobId: job.id, fileId: String(row?.id) })).toMatchObject({
    content: null,
  });
});
