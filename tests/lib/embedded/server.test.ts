import { execFileSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { joinEmbeddedServer, runningEmbeddedServer } from "@/lib/embedded/server";

let folder: string;
/** A folder that has served once already: to make one takes seconds, and is not what most of these are about. */
async function usedFolder(name: string): Promise<string> {
  execFileSync("cp", ["-a", join(folder, "made"), join(folder, name)]);
  return join(folder, name);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "jobs-console-embedded-"));
  await (await joinFast(join(folder, "made"))).release();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const joinFast = (dataDir: string) => joinEmbeddedServer(dataDir, ["fsync=off"]);
const pidOf = async (dataDir: string) =>
  Number.parseInt(await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8").catch(() => ""), 10) ||
  null;
async function query(url: string, text: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows;
}
/** Ended, even if nobody has collected it yet. */
const gone = async (pid: number | null) =>
  /\) [ZX]/.test(await readFile(`/proc/${pid}/stat`, "utf8").catch(() => ") X"));

test("all who start at once share one server, and the last one stops it", async () => {
  const dataDir = join(folder, "shared");
  const [first, second, third] = await Promise.all([joinFast(dataDir), joinFast(dataDir), joinFast(dataDir)]);
  expect(new Set([first.url, second.url, third.url]).size).toBe(1);
  const pid = await pidOf(dataDir);
  await first.release();
  await second.release();
  expect(await runningEmbeddedServer(dataDir)).toBe(third.url);
  await third.release();
  expect(await runningEmbeddedServer(dataDir)).toBeNull();
  expect(await gone(pid)).toBe(true);
});

test("it speaks UTF-8 and ICU, listens on 127.0.0.1 alone, and keeps its password to its owner", async () => {
  const dataDir = await usedFolder("settings");
  const server = await joinFast(dataDir);
  const settings = await query(
    server.url,
    "select current_setting('server_encoding') as e, current_setting('listen_addresses') as l, 'b' < 'C' collate \"und-x-icu\" as icu",
  );
  expect(settings).toEqual([{ e: "UTF8", l: "127.0.0.1", icu: true }]);
  expect((await stat(join(dataDir, "postgres-password"))).mode & 0o777).toBe(0o600);
  await server.release();
});

test("an orphan of a killed owner is taken over, with its data", async () => {
  const dataDir = await usedFolder("orphan");
  const owner = `import { joinEmbeddedServer } from "@/lib/embedded/server";
    const server = await joinEmbeddedServer(${JSON.stringify(dataDir)});
    process.kill(process.pid, "SIGKILL");`;
  expect(() =>
    execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", owner]),
  ).toThrow();
  const orphan = await pidOf(dataDir);
  expect(await gone(orphan)).toBe(false);
  const server = await joinFast(dataDir);
  expect(await pidOf(dataDir)).toBe(orphan);
  await server.release();
  expect(await gone(orphan)).toBe(true);
});

test("after a crash of the server itself the next start recovers, with what was committed", async () => {
  const dataDir = await usedFolder("crash");
  const first = await joinFast(dataDir);
  await query(first.url, "create table kept as select 1 as one");
  const pid = await pidOf(dataDir);
  if (!pid) throw new Error("no server");
  process.kill(pid, "SIGKILL");
  await first.release();
  const second = await joinFast(dataDir);
  // Producers elsewhere know it by that.
  expect(second.url).toBe(first.url);
  expect(await query(second.url, "select one from kept")).toEqual([{ one: 1 }]);
  await second.release();
});

test("a server that is killed under its users comes back at the same address", async () => {
  const dataDir = await usedFolder("killed");
  const server = await joinFast(dataDir);
  const pid = await pidOf(dataDir);
  if (!pid) throw new Error("no server");
  process.kill(pid, "SIGKILL");
  await expect
    .poll(() => query(server.url, "select 1 as one").catch(() => null), { timeout: 60_000 })
    .toEqual([{ one: 1 }]);
  const next = await pidOf(dataDir);
  expect(next).not.toBe(pid);
  await server.release();
  expect(await gone(next)).toBe(true);
});

test("a server that restarts by itself is still stopped by its last user", async () => {
  const dataDir = await usedFolder("restarted");
  const server = await joinFast(dataDir);
  const pid = await pidOf(dataDir);
  const writer = "select pid from pg_stat_activity where backend_type = 'walwriter'";
  const [killed] = await query(server.url, writer);
  process.kill(killed.pid, "SIGKILL");
  // A query that comes before the server has noticed would still see the old lease.
  const leases = `select count(*)::int as n from pg_locks
    where locktype = 'advisory' and exists (${writer} and pid <> ${killed.pid})`;
  await expect
    .poll(() => query(server.url, leases).catch(() => null), { timeout: 60_000 })
    .toEqual([{ n: 1 }]);
  await server.release();
  expect(await gone(pid)).toBe(true);
});

test("a pid file that names some other living process is no obstacle", async () => {
  const dataDir = await usedFolder("reused-pid");
  const pidFile = join(dataDir, "postgres", "postmaster.pid");
  await writeFile(pidFile, `${process.pid}\n${dataDir}/postgres\n0\n1\n\n127.0.0.1\n\nready\n`);
  await chmod(pidFile, 0o644);
  const server = await joinFast(dataDir);
  await server.release();
});

test("what an interrupted set-up left behind is no obstacle", async () => {
  const dataDir = join(folder, "interrupted");
  await mkdir(join(dataDir, "initdb-1-dead", "cluster"), { recursive: true });
  const server = await joinFast(dataDir);
  await server.release();
});

test("a folder that others may not enter works", async () => {
  const closed = join(folder, "closed");
  await mkdir(closed, { mode: 0o700 });
  const server = await joinFast(join(closed, "data"));
  expect(await query(server.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await server.release();
});

test("a cluster of another version is refused with what to do", async () => {
  const dataDir = await usedFolder("version");
  await writeFile(join(dataDir, "postgres", "PG_VERSION"), "12\n");
  await expect(joinFast(dataDir)).rejects.toThrow(/was created by PostgreSQL 12.*Dump the data/);
});
