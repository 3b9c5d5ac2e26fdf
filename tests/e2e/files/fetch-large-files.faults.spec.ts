import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { testConsole } from "../../support/console";
import { begin, requestRaw } from "../../support/http/raw-request";
import { insertSparseFile, type TestFile } from "../../support/jobs/job-file-factory";
import { linesOf } from "../../support/log-lines";
import { sizeFor } from "../../support/size";
import { CAN_WATCH, growthDuring, openFilesOf } from "../../support/watched-process";

const MIB = 1024 * 1024;
/** More than any socket takes at once. */
const LARGE = 256 * MIB;

let cookie: string;
let large: TestFile;

const up = testConsole(async ({ site, database }) => {
  cookie = await site.userWithCookie("ada", "admin");
  large = await insertSparseFile(database, LARGE);
  await requestRaw(site.address, large.path, { headers: { cookie, range: "bytes=0-0" } });
});

const start = (path = large.path, headers: Record<string, string> = {}) =>
  begin(up.site.address, path, { headers: { cookie, ...headers } });
const openFiles = () => openFilesOf(up.site.pid, up.database.dataDir);

async function bytesOf(answer: IncomingMessage): Promise<number> {
  let bytes = 0;
  answer.on("data", (chunk: Buffer) => (bytes += chunk.length));
  await once(answer, "close");
  expect(answer.complete).toBe(true);
  return bytes;
}

describe.skipIf(!CAN_WATCH)("on a server that is watched", () => {
  test("readers who go away, at whatever moment, leave no file open", async () => {
    const { hostname, port } = new URL(up.site.address);
    const head = `GET ${large.path} HTTP/1.1\r\nHost: ${hostname}\r\nCookie: ${cookie}\r\n\r\n`;
    /** The first goes as soon as it has asked; the others some milliseconds later, which the file is opened in. */
    const asksAndGoes = (patience: number) =>
      new Promise<void>((gone) => {
        const socket = connect(Number(port), hostname, () => {
          socket.write(head, () => setTimeout(() => socket.destroy(), patience));
        });
        socket.on("error", () => undefined).once("close", () => gone());
      });
    const readsAndGoes = async (headers: Record<string, string> = {}) => {
      const answer = await start(large.path, headers);
      await once(answer, "data");
      answer.destroy();
    };
    const rounds = sizeFor({ small: 10, full: 250 });
    for (let round = 0; round < rounds; round++) {
      await Promise.all([
        asksAndGoes(round % 2),
        asksAndGoes(round % 20),
        readsAndGoes(),
        readsAndGoes({ range: `bytes=${round}-` }),
      ]);
    }
    await expect.poll(openFiles, { timeout: 60_000 }).toBe(0);
    // They have done nothing wrong, and neither have we.
    expect(linesOf(up.site.log(), "request.failed")).toEqual([]);
  });

  test("answers without a body leave no file open either", async () => {
    for (let round = 0; round < 20; round++) {
      await requestRaw(up.site.address, large.path, { method: "HEAD", headers: { cookie } });
      for (const headers of [{ "if-none-match": "*" }, { "if-match": '"x"' }, { range: `bytes=${LARGE}-` }]) {
        await requestRaw(up.site.address, large.path, { headers: { cookie, ...headers } });
      }
    }
    await expect.poll(openFiles).toBe(0);
  });

  test("readers who do not read hold little memory, and up nobody", async () => {
    const readers = sizeFor({ small: 25, full: 200 });
    const stalled: IncomingMessage[] = [];
    const growth = await growthDuring(up.site.pid, async () => {
      for (let reader = 0; reader < readers; reader++) stalled.push(await start());
      expect(await openFiles()).toBe(readers);
      expect(await bytesOf(await start())).toBe(LARGE);
    });
    expect(growth / MIB).toBeLessThan(64 + 2 * readers);
    for (const answer of stalled) answer.destroy();
    await expect.poll(openFiles, { timeout: 60_000 }).toBe(0);
  });

  test("a file of 5 GB goes out in little memory, and any part of it at once", async () => {
    const size = sizeFor({ small: 1024, full: 5 * 1024 }) * MIB;
    const { path } = await insertSparseFile(up.database, size);
    const growth = await growthDuring(up.site.pid, async () => {
      expect(await bytesOf(await start(path))).toBe(size);
    });
    expect(growth / MIB).toBeLessThan(128);
    const last = await start(path, { range: "bytes=-1000" });
    expect(last.headers["content-range"]).toBe(`bytes ${size - 1000}-${size - 1}/${size}`);
    expect(await bytesOf(last)).toBe(1000);
  });
});
