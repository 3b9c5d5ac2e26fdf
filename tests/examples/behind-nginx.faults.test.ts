import { afterAll, beforeAll, expect, test } from "vitest";
import { testConsole } from "@/tests/support/console";
import { type Nginx, startNginx } from "@/tests/support/http/nginx";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { eventual, type ReceivedEvent, receive } from "@/tests/support/live/event-reader";
import { sizeFor } from "@/tests/support/size";

/** After so long without a byte, nginx ends a connection: by default, after a minute. */
const CUT_AFTER_S = sizeFor({ small: 12, full: 60 });
/** A stream says every ten seconds that it is alive: so many times in more than that. */
const BEATS = Math.ceil(CUT_AFTER_S / 10) + 2;

let cookie = "";
const up = testConsole(async ({ site }) => {
  cookie = await site.userWithCookie("ada", "admin");
});

const started: Nginx[] = [];
const proxies = { usual: "", hasty: "" };
beforeAll(async () => {
  const start = async (settings: string) => {
    const nginx = await startNginx(up.site.address, settings);
    started.push(nginx);
    return nginx.address;
  };
  proxies.usual = await start(sizeFor({ small: `proxy_read_timeout ${CUT_AFTER_S}s;`, full: "" }));
  proxies.hasty = await start("proxy_read_timeout 2s;");
});
afterAll(async () => {
  for (const nginx of started) await nginx.stop();
});

const through = (proxy: keyof typeof proxies, query = "") =>
  receive(`${proxies[proxy]}/jobs/events?${query}`, { cookie, "accept-encoding": "gzip" });

const isReset = ({ event }: ReceivedEvent) => event === "reset";

test("through nginx as Debian sets it up, each event arrives when it is sent, for longer than it would wait", async () => {
  const id = await insertJob(up.database, { status: "running" });
  const begun = performance.now();
  const list = await through("usual", `rows=${id}`);
  expect([list.status, list.headers.get("content-encoding")]).toEqual([200, null]);
  await eventual(list, isReset);
  const heardOf =
    (done: number) =>
    ({ data }: ReceivedEvent) =>
      JSON.stringify(data).includes(`${done} of 9`);
  for (let done = 1; done <= 3; done++) {
    await up.database.sql("select jobs.progress_job($1, $2, 9)", [id, done]);
    await eventual(list, heardOf(done));
    expect(list.isOver).toBe(false);
  }
  const beats = () => list.events.filter(({ event }) => event === "alive").length;
  await expect.poll(beats, { timeout: 300_000, interval: 500 }).toBeGreaterThanOrEqual(BEATS);
  expect(performance.now() - begun).toBeGreaterThan(CUT_AFTER_S * 1_000);
  expect(list.isOver).toBe(false);
  await up.database.sql("select jobs.progress_job($1, 8, 9)", [id]);
  await eventual(list, heardOf(8));
});

test("through a proxy that cuts streams after two seconds: the next one has everything, and asking works", async () => {
  const id = await insertJob(up.database, { status: "running" });
  const cut = await through("hasty", `rows=${id}`);
  await eventual(cut, isReset);
  await expect.poll(() => cut.isOver).toBe(true);
  await up.database.sql("select jobs.fail_job($1, 'No')", [id]);
  const next = await through("hasty", `rows=${id}`);
  const failed = { [id]: { status: "failed" } };
  expect(await eventual(next, isReset)).toMatchObject({ rows: failed });
  const { problem } = await through("hasty", `rows=${id}&poll=1`);
  expect(problem).toMatchObject({ reset: { rows: failed } });
});
