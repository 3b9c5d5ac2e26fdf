import { get } from "node:http";
import { expect, test } from "vitest";
import { startConsole, testConsole } from "../../support/console";
import { eventual, receive } from "../../support/live/event-reader";
import { sizeFor } from "../../support/size";
import { CAN_WATCH, growthDuring, openFilesOf } from "../../support/watched-process";

const MANY = sizeFor({ small: 100, full: 5_000 });
/** Less than one sign-in may have open. */
const AT_ONCE = 10;

const up = testConsole();

/** How long ago the live reader asked for something, in seconds. */
async function idle(): Promise<number> {
  const [row] = await up.database.sql(
    `select extract(epoch from clock_timestamp() - max(state_change))::float8 as seconds from pg_stat_activity
     where datname = current_database() and application_name = 'jobs-console live'`,
  );
  return Number(row?.seconds ?? 0);
}

test("browsers that connect and leave at any moment use no memory, sockets or streams afterwards", async () => {
  const cookie = await up.site.userWithCookie("anna");
  /** Leaves after so many milliseconds; from 20 on when the first event comes, however long that takes. */
  const visit = (ms: number) =>
    new Promise<void>((resolve) => {
      const request = get(`${up.site.address}/jobs/events`, { headers: { cookie }, agent: false });
      request.on("error", () => undefined).on("close", resolve);
      request.on("response", (answer) => {
        answer.on("error", () => undefined);
        answer.on("data", (piece) => ms >= 20 && String(piece).includes("event:") && request.destroy());
        // One that is refused has no event.
        answer.on("end", () => request.destroy());
      });
      if (ms < 20) setTimeout(() => request.destroy(), ms);
    });
  const stays = await receive(`${up.site.address}/jobs/events`, { cookie });
  await eventual(stays, ({ event }) => event === "reset");
  const visitAll = async (many = MANY) => {
    for (let done = 0; done < many; done += AT_ONCE) {
      await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => visit((at + done) % 40)));
    }
  };
  const sockets = () => (CAN_WATCH ? openFilesOf(up.site.pid, "socket:") : Promise.resolve(0));
  const before = await sockets();
  // Until then, what a process takes at first counts for more than what is left behind.
  await visitAll(MANY / 2);
  const growth = await growthDuring(up.site.pid, visitAll);
  // If each left 60 KiB behind, as a live viewer may have, 5,000 would leave 300 MiB.
  expect(growth).toBeLessThan(150 * 1024 * 1024);
  stays.leave();
  await expect.poll(idle).toBeGreaterThan(2.5);
  // The reader's own, and what the pool has opened meanwhile.
  await expect.poll(sockets).toBeLessThan(before + 12);
  // None of them holds one of the twenty.
  const streams = await Promise.all(
    Array.from({ length: 20 }, () => receive(`${up.site.address}/jobs/events`, { cookie })),
  );
  expect(streams.map(({ status }) => status)).toEqual(Array(20).fill(200));
});

test("a server that is stopped sends an end event to each stream before it ends", async () => {
  const site = await startConsole(up.database);
  const cookie = await site.userWithCookie("bela");
  const streams = await Promise.all(
    Array.from({ length: 5 }, () => receive(`${site.address}/jobs/events`, { cookie })),
  );
  await Promise.all(streams.map((stream) => eventual(stream, ({ event }) => event === "reset")));
  await site.stop();
  await expect.poll(() => streams.every(({ isOver }) => isOver)).toBe(true);
  expect(streams.map(({ events }) => events.at(-1))).toEqual(
    Array(5).fill({ event: "end", data: { why: "ending" } }),
  );
});
