import { once } from "node:events";
import { expect, test } from "vitest";
import { addUser } from "@/lib/auth/users";
import type { Lifetime } from "@/lib/serve/lifetime";
import { signInByScript } from "@/lib/serve/scripted-sign-in";
import { serveApart } from "@/lib/serve/serve-apart";
import { BUILD_DIR } from "../../support/build";
import { PASSWORD } from "../../support/console";
import { openTestDatabase } from "../../support/database";
import { begin, finish } from "../../support/http/raw-request";
import { insertSparseFile } from "../../support/jobs/job-file-factory";

const SIZE = 64 * 1024 * 1024;

/** A server as npm start runs it, with a download in the middle that waits for its reader; `end` stops the server. */
async function withDownload() {
  const cleanUps: (() => Promise<void>)[] = [];
  const life: Lifetime = {
    atEnd: (cleanUp) => cleanUps.push(cleanUp),
    end: () => Promise.reject(new Error("the test ends it")),
    isEnding: false,
  };
  const database = await openTestDatabase();
  const { url: databaseUrl, dataDir } = database;
  const { address } = await serveApart({
    life,
    say: () => undefined,
    buildDir: BUILD_DIR,
    databaseUrl,
    dataDir,
  });
  await addUser(database.db, { name: "ada", role: "admin", password: PASSWORD });
  const cookie = await signInByScript(address, "ada", PASSWORD);
  const { path } = await insertSparseFile(database, SIZE);
  const download = await begin(address, path, { headers: { cookie } });
  await once(download, "readable");
  const end = async () => {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  };
  return { download, end, close: database.close };
}

test("a server that is stopped sends out what it has begun", async () => {
  const { download, end, close } = await withDownload();
  const ended = end();
  const { body, isComplete } = await finish(download);
  expect([isComplete, body.length]).toEqual([true, SIZE]);
  await ended;
  await close();
});

test("a reader who does not read holds a server up for ten seconds, and gets no whole file", async () => {
  const { download, end, close } = await withDownload();
  const start = performance.now();
  await end();
  expect(performance.now() - start).toBeLessThan(15_000);
  expect((await finish(download)).isComplete).toBe(false);
  await close();
});
