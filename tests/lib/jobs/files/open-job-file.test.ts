import { appendFile, truncate } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { findJobFile, openJobFile } from "@/lib/jobs/files/open-job-file";
import { createJob } from "@/lib/producer";
import { testDatabase } from "@/tests/support/database";
import { insertJobFile } from "@/tests/support/jobs/job-file-factory";

const database = testDatabase();

const recorded = async ({ jobId, id }: { jobId: string; id: string }) => {
  const file = await findJobFile(database().access, { jobId, fileId: id });
  if (!file) throw new Error("the file is not there");
  return file;
};

test("a file is found by those who see its job, under its own job only", async () => {
  const { access, store } = database();
  const anna = await database().asUser("anna");
  const bela = await database().asUser("bela");
  const job = await createJob(anna, store, { type: "export", name: "Anna's" });
  const other = await createJob(anna, store, { type: "export", name: "Another" });
  await job.result("räksmörgås.csv", "id\n1\n");
  const [row] = await database().sql("select id::text from job_file");
  const fileId = String(row?.id);
  for (const viewer of [anna, access]) {
    const file = await findJobFile(viewer, { jobId: job.id, fileId });
    expect(file).toMatchObject({ name: "räksmörgås.csv", mediaType: "text/csv", kind: "output", size: 5 });
    expect(file && (await text(await openJobFile(store, file)))).toBe("id\n1\n");
  }
  for (const [viewer, jobId, id] of [
    [bela, job.id, fileId],
    [anna, other.id, fileId],
    [anna, job.id, "999999"],
    [anna, job.id, "../../etc/passwd"],
    [anna, "abc", fileId],
  ] as const) {
    expect(await findJobFile(viewer, { jobId, fileId: id })).toBeNull();
  }
});

test("a range of a file opens alone", async () => {
  const file = await recorded(await insertJobFile(database(), { content: "0123456789" }));
  expect(await text(await openJobFile(database().store, file, { start: 3, end: 5 }))).toBe("345");
});

test("a file whose bytes are gone is not found, and the sentence says so", async () => {
  const file = await recorded(await insertJobFile(database()));
  await database().store.remove(file.storeKey);
  await expect(openJobFile(database().store, file)).rejects.toMatchObject({
    code: "not_found",
    message: "This file is missing from storage.",
  });
});

test.each([
  ["shorter", (place: string) => truncate(place, 3)],
  ["longer", (place: string) => appendFile(place, "more")],
  ["empty", (place: string) => truncate(place, 0)],
])("a file that has become %s since it was recorded is not opened", async (_, change) => {
  const made = await insertJobFile(database(), { content: "0123456789" });
  await change(made.place);
  await expect(openJobFile(database().store, await recorded(made))).rejects.toMatchObject({
    code: "not_found",
    message: "This file has changed since it was recorded, so it can't be downloaded.",
  });
});
