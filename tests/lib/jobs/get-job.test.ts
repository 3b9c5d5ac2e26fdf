import { expect, test } from "vitest";
import { getJob } from "@/lib/jobs/get-job";
import { jobTitle, ownerLabel } from "@/lib/jobs/job";
import { createJob } from "@/lib/producer";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";

const database = testDatabase();

test("another owner's job and a system job are not found, like one that does not exist", async () => {
  const anna = await database().asUser("anna");
  const bela = await database().asUser("bela");
  const belas = await createJob(bela, database().store, { type: "sync", name: "Bela's" });
  const systems = await createJob(database().access, database().store, {
    type: "sync",
    name: "The system's",
  });
  expect(await getJob(bela, belas.id)).toMatchObject({ name: "Bela's", ownerName: "bela" });
  for (const id of [belas.id, systems.id, "4242424242", "abc", "99999999999999999999", "0"]) {
    expect(await getJob(anna, id), id).toBeNull();
  }
  expect(await getJob(database().access, belas.id)).not.toBeNull();
});

test("a deleted owner's job keeps the name, and only administrators see it", async () => {
  const carla = await database().asUser("carla");
  const { id } = await createJob(carla, database().store, { type: "sync", name: "Carla's" });
  await database().sql("delete from app_user where name = 'carla'");
  const job = await getJob(database().access, id);
  expect(job && ownerLabel(job)).toBe("carla (deleted)");
  expect(await getJob(carla, id)).toBeNull();
});

test("a job without name, owner or execution row is shown all the same", async () => {
  const id = await insertJob(database(), { name: null, status: "completed" });
  await database().sql("delete from job_execution where job_id = $1", [id]);
  const job = await getJob(database().access, id);
  expect(job && [jobTitle(job), ownerLabel(job), job.startedAt, job.durationSeconds]).toEqual([
    "Unnamed job",
    "System",
    null,
    null,
  ]);
});

test("a name in which there is nothing to see counts as missing, and others are kept to the character", () => {
  expect(["", "  ", "\u200b", "\u001b[0m"].map((name) => jobTitle({ name }))).toEqual(
    Array.from({ length: 4 }, () => "Unnamed job"),
  );
  expect(jobTitle({ name: " a\u200b" })).toBe(" a\u200b");
  expect(ownerLabel({ ownerId: null, ownerName: " " })).toBe("Unnamed user (deleted)");
});

test("times keep their microseconds, and a missing duration follows from them", async () => {
  const id = await insertJob(database(), { status: "completed" });
  expect(await getJob(database().access, id)).toMatchObject({
    createdAt: "2026-03-01T10:00:00.123456Z",
    startedAt: "2026-03-01T10:00:01.5Z",
    finishedAt: "2026-03-01T10:00:03.75Z",
    durationSeconds: 2.25,
  });
});

test("the linked object's label stays when the object is gone", async () => {
  const object = { className: "FindingAid", key: "fa-1", label: "Smith papers", url: "/finding-aids/1" };
  const { id } = await createJob(database().access, database().store, {
    type: "export",
    name: "Aid",
    object,
  });
  expect(await getJob(database().access, id)).toMatchObject({
    objectLabel: "Smith papers",
    objectUrl: object.url,
  });
  await database().sql("delete from object where key = 'fa-1'");
  expect(await getJob(database().access, id)).toMatchObject({ objectLabel: "Smith papers", objectId: null });
});
