import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { testConsole } from "../../support/console";
import { openRaw, rawRequest } from "../../support/http/raw-socket";
import { NOBODY, userWithId } from "../../support/http/user-with-id";
import { insertJob } from "../../support/jobs/job-factory";
import { type ReceivedEvent, receive } from "../../support/live/event-reader";
import { sizeFor } from "../../support/size";
import { growthDuring } from "../../support/watched-process";

const MIB = 1024 * 1024;
/** So many streams a sign-in may have. */
const MOST = 20;
const UNREAD = sizeFor({ small: 20, full: 100 });
const UPDATES_FOR_MS = sizeFor({ small: 1_200, full: 60_000 });

const users = { anna: NOBODY, bela: NOBODY };

const up = testConsole(async (parts) => {
  for (const name of ["anna", "bela"] as const) users[name] = await userWithId(parts, name);
});

type User = keyof typeof users;

const jobOf = (name: User) =>
  insertJob(up.database, { status: "running", name: `Of ${name}`, owner: { id: users[name].id, name } });

test("odd parameters are refused, and never return another owner's jobs", async () => {
  const [mine, theirs] = [await jobOf("anna"), await jobOf("bela")];
  const [run] = await up.database.sql(
    "insert into clear_run (viewer_id, finished_before) values ($1, now()) returning id",
    [users.bela.id],
  );
  const ask = async (query: string) => {
    const answer = await up.site.get(`/jobs/events?poll=1&${query}`, users.anna.cookie);
    const text = await answer.text();
    expect(text).not.toContain("Of bela");
    return { status: answer.status, text };
  };
  const many = (length: number) => Array(length).fill(theirs).join();
  const refused = [
    "rows=-1",
    "rows=0",
    "rows=1,,2",
    "rows=1;2",
    "rows=1%00",
    "rows=%D9%A1",
    "rows=9223372036854775808",
    "rows=*",
    "rows=null",
    `rows=${many(10_000)}`.slice(0, 12_000),
    "job=0",
    "job=01",
    "job=1%20",
    "job=9223372036854775808",
    `job=${mine}&job=${theirs}`,
    `job=${mine}&subtasks=-5-5`,
    `job=${mine}&subtasks=0-5`,
    `job=${mine}&subtasks=1-1e1`,
    `job=${mine}&subtasks=1-9999999999`,
    "clear=abc",
    "newSince=2026-13-45T00:00:00Z",
    "newSince=infinity",
    "poll=1",
  ];
  for (const query of refused) expect([query, (await ask(query)).status]).toEqual([query, 422]);
  expect((await ask(`rows=${many(10_000)}`)).status).toBe(431);
  const [foreign, none] = [await ask(`job=${theirs}`), await ask("job=9223372036854775807")];
  expect([foreign.status, none.status]).toEqual([404, 404]);
  expect(foreign.text.replaceAll(theirs, "ID")).toBe(none.text.replaceAll("9223372036854775807", "ID"));
  for (const query of [
    `rows=${theirs},${mine},${theirs}&clear=${run?.id}`,
    `rows=${theirs}%2C${mine}&clear=${run?.id}&owner=bela&status=%00&tab=&type='`,
    `rows=${mine},${theirs}&newSince=0001-01-01T00:00:00Z&clear=${run?.id}&sort=${"x".repeat(5_000)}`,
  ]) {
    const { status, text } = await ask(query);
    expect([query, status]).toEqual([query, 200]);
    expect(JSON.parse(text)).toMatchObject({
      reset: {
        cards: { total: 1, running: 1 },
        tabs: { general: 1, imports: 1 },
        silent: 0,
        clear: null,
        rows: { [theirs]: null, [mine]: { name: ["Of anna"] } },
      },
    });
  }
  expect((await fetch(`${up.site.address}/jobs/events`, { method: "POST" })).status).toBe(405);
});

test(`${UNREAD} clients that stop reading while thousands of rows change each second use a bounded amount of memory`, async () => {
  const { database, site } = up;
  await database.sql(
    `with root as (insert into object (class_name) select 'Job' from generate_series(1, 1000) returning id),
       new as (insert into job (id, type, status, name, description, owner_id, owner_name)
         select id, 'sync', 'running', repeat('n', 250), repeat('d', 2000), $1, 'bela' from root returning id)
     insert into job_execution (job_id, started_at) select id, now() from new`,
    [users.bela.id],
  );
  const rows = (await database.sql("select id::text from job where type = 'sync' order by id limit 100")).map(
    ({ id }) => String(id),
  );
  const cookies = [users.bela.cookie];
  while (cookies.length < UNREAD / MOST + 1) cookies.push(await site.signIn("bela"));
  const reading = await receive(`${site.address}/jobs/events?rows=${rows}`, { cookie: cookies.at(-1) ?? "" });
  const unread = await Promise.all(
    Array.from({ length: UNREAD }, async (_, number) => {
      const cookie = `Cookie: ${cookies[Math.floor(number / MOST)]}`;
      const client = openRaw(
        site.address,
        rawRequest(`GET /jobs/events?rows=${rows}`, ["Host: localhost", cookie]),
      );
      await expect.poll(client.text).toContain("event: reset");
      client.socket.pause();
      return client;
    }),
  );
  let rounds = 0;
  const update = async (forMs: number) => {
    const until = Date.now() + forMs;
    while (Date.now() < until) {
      const round = pause(100);
      await database.sql(
        `update job_execution set progress_done = coalesce(progress_done, 0) + 1, progress_total = 1000000
         where job_id in (select id from job where type = 'sync')`,
      );
      rounds++;
      await round;
    }
  };
  // At first the kernel takes what the server writes, some megabytes for each of them.
  await update(UPDATES_FOR_MS / 3);
  const growth = await growthDuring(site.pid, () => update(UPDATES_FOR_MS));
  // In all of the full size, 100 of them would be sent more than a GiB.
  expect(growth).toBeLessThan(100 * MIB);
  const done = (event: ReceivedEvent | undefined) => JSON.stringify(event?.data).includes(`${rounds} of`);
  await expect.poll(() => done(reading.events.findLast(({ event }) => event === "change"))).toBe(true);
  const [first, ...others] = unread;
  for (const { socket } of others) socket.destroy();
  first?.socket.resume();
  // By now it may have been cut off, as one that has not read for a minute.
  const rest = () =>
    first?.socket.destroyed || first?.text().split("event: ").at(-1)?.includes(`${rounds} of`);
  await expect.poll(rest).toBe(true);
});
