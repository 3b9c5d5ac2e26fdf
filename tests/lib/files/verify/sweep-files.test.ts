import { Readable } from "node:stream";
import { afterEach, expect, test } from "vitest";
import { StorageUnavailable } from "@/lib/errors";
import type { FileStore } from "@/lib/files/store/file-store";
import { sweepFiles } from "@/lib/files/verify/sweep-files";
import { createJob } from "@/lib/producer";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
afterEach(() => database().sql("delete from file_to_delete"));

const waiting = async () =>
  (await database().sql("select store_key from file_to_delete order by 1")).map((row) =>
    String(row.store_key),
  );
async function storeFiles(count: number): Promise<string[]> {
  const keys: string[] = [];
  for (let stored = 0; stored < count; stored++) {
    keys.push((await database().store.write(Readable.from(["x"]))).key);
  }
  await database().sql("insert into file_to_delete (store_key) select unnest($1::text[])", [keys]);
  return keys;
}
/** A store that can't remove some of its files. */
const failingFor = (isStuck: (key: string) => boolean): FileStore => ({
  ...database().store,
  remove: (key) =>
    isStuck(key) ? Promise.reject(new StorageUnavailable("EIO")) : database().store.remove(key),
});

test("everything on the list leaves the store, then the list", async () => {
  const { db, store } = database();
  const keys = await storeFiles(120);
  await sweepFiles(db, store);
  expect(await waiting()).toEqual([]);
  for (const key of keys) expect(await store.open(key)).toBeNull();
  await sweepFiles(db, store);
});

test("files that can't be removed do not keep the others, stay on the list, and are counted", async () => {
  const keys = await storeFiles(120);
  const folder = keys[7]?.slice(0, 2) ?? "";
  const inFolder = keys.filter((key) => key.startsWith(folder));
  const store = failingFor((key) => key.startsWith(folder));
  await expect(sweepFiles(database().db, store)).rejects.toMatchObject({
    code: "storage_unavailable",
    message: expect.stringContaining(`${inFolder.length} file`),
  });
  expect(new Set(await waiting())).toEqual(new Set(inFolder));
  await sweepFiles(database().db, database().store);
  expect(await waiting()).toEqual([]);
});

test("a whole folder that can't be written does not look like a store that is away", async () => {
  const uuid = (at: number) => `ab/abababab-abab-4bab-8bab-${String(at).padStart(12, "0")}`;
  const stuck = Array.from({ length: 300 }, (_, at) => uuid(at * 7));
  await database().sql("insert into file_to_delete (store_key) select unnest($1::text[])", [stuck]);
  const keys = await storeFiles(300);
  await expect(
    sweepFiles(
      database().db,
      failingFor((key) => key.startsWith("ab/")),
    ),
  ).rejects.toThrow();
  const left = await waiting();
  expect(keys.filter((key) => !key.startsWith("ab/") && left.includes(key))).toEqual([]);
  expect(left.length).toBeGreaterThanOrEqual(300);
});

test("a store that is away is asked for one batch only, and nothing leaves the list", async () => {
  await storeFiles(120);
  let asked = 0;
  const away = failingFor(() => {
    asked++;
    return true;
  });
  await expect(sweepFiles(database().db, away)).rejects.toMatchObject({ code: "storage_unavailable" });
  expect(asked).toBe(50);
  expect(await waiting()).toHaveLength(120);
});

test("keys that are not ours are struck off, and lead nowhere", async () => {
  const poisoned = ["/etc/passwd", "../../secret", "", "ab", "ab/abababab-abab-4bab-8bab-abababababab.part"];
  await database().sql("insert into file_to_delete (store_key) select unnest($1::text[])", [poisoned]);
  await storeFiles(1);
  await sweepFiles(database().db, database().store);
  expect(await waiting()).toEqual([]);
});

test("a file that a job has is not removed, even if it is on the list", async () => {
  const { access, db, store } = database();
  const job = await createJob(access, store, { type: "export", name: "Kept" });
  const { id } = await job.file("output", "kept.txt", "kept");
  const [row] = await database().sql("select store_key from job_file where id = $1", [id]);
  const key = String(row?.store_key);
  await database().sql("insert into file_to_delete (store_key) values ($1)", [key]);
  await sweepFiles(db, store);
  expect(await waiting()).toEqual([]);
  const opened = await store.open(key);
  expect(opened?.size).toBe(4);
  opened?.stream.destroy();
});

test("two sweeps at once, and one after a kill in the middle, come to the same", async () => {
  const keys = await storeFiles(200);
  await Promise.all(keys.slice(0, 50).map((key) => database().store.remove(key)));
  const { db, store } = database();
  await Promise.all([sweepFiles(db, store), sweepFiles(db, store)]);
  expect(await waiting()).toEqual([]);
  for await (const { key } of store.list()) expect(keys).not.toContain(key);
});
