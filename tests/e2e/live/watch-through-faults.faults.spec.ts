import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { type Console, startConsole, testConsole } from "../../support/console";
import { makeToken } from "../../support/http/make-token";
import { openRaw, rawRequest, statusOf } from "../../support/http/raw-socket";
import { insertJob } from "../../support/jobs/job-factory";
import { type ReceivedEvent, receive } from "../../support/live/event-reader";
import { sizeFor } from "../../support/size";
import { CAN_WATCH, growthDuring, openFilesOf } from "../../support/watched-process";

const MIB = 1024 * 1024;
/** So many streams a sign-in may have. */
const MOST = 20;
const CONNECTS = sizeFor({ small: 60, full: 5_000 });
const UNREAD = sizeFor({ small: 20, full: 100 });
const UPDATES_FOR_MS = sizeFor({ small: 1_500, full: 75_000 });

const users = { anna: { id: "", cookie: "" }, bela: { id: "", cookie: "" } };

const up = testConsole(async ({ database, site }) => {
  for (const [name, user] of Object.entries(users)) {
    user.cookie = await site.userWithCookie(name);
    const [row] = await database.sql("select id::text from app_user where name = $1", [name]);
    user.id = String(row?.id);
  }
});

type User = keyof typeof users;

const jobOf = (name: User) =>
  insertJob(up.database, { status: "running", name: `Of ${name}`, owner: { id: users[name].id, name } });

const watch = (name: User, query = "", { address }: Pick<Console, "address"> = up.site) =>
  receive(`${address}/jobs/events?${query}`, { cookie: users[name].cookie });

const isReset = ({ event }: ReceivedEvent) => event === "reset";

test("odd parameters are refused, and never bring what is another's", async () => {
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
    "rows=1&rows=2",
    "rows=-1",
    "rows=0",
    "rows=1,,2",
    "rows=1;2",
    "rows=1%00",
    "rows=%D9%A1",
    "rows=9223372036854775808",
    "rows=*",
    "rows=null",
    `rows=${many(101)}`,
    `rows=${many(10_000)}`.slice(0, 12_000),
    "job=0",
    "job=01",
    "job=1%20",
    "job=9223372036854775808",
    `job=${mine}&job=${theirs}`,
    `job=${mine}&subtasks=5-1`,
    `job=${mine}&subtasks=-5-5`,
    `job=${mine}&subtasks=0-5`,
    `job=${mine}&subtasks=1-101`,
    `job=${mine}&subtasks=1-1e1`,
    `job=${mine}&subtasks=1-9999999999`,
    "clear=abc",
    "newSince=now",
    "newSince=2026-13-45T00:00:00Z",
    "newSince=infinity",
    "poll=1",
    "poll=2",
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
  const { authorization } = await makeToken(up.database, "anna", "jobs:read");
  for (const headers of [{}, { authorization }, { cookie: "next-auth.session-token=x" }])
    expect((await fetch(`${up.site.address}/jobs/events`, { headers })).status).toBe(401);
  expect((await fetch(`${up.site.address}/jobs/events`, { method: "POST" })).status).toBe(405);
});

/** How many connections the server has, of its own and to it. */
const sockets = () => openFilesOf(up.site.pid, "socket:");

/** Whether nobody is read for any more. */
async function isIdle(): Promise<boolean> {
  const [row] = await up.database.sql(
    `select count(*) filter (where query_start > clock_timestamp() - interval '1.5 seconds')::int as busy
     from pg_stat_activity where application_name = 'jobs-console live'`,
  );
  return row?.busy === 0;
}

test(`${CONNECTS} clients that leave as they come leave nothing behind`, async () => {
  const before = await sockets();
  const request = rawRequest("GET /jobs/events?rows=1,2,3", [
    "Host: localhost",
    `Cookie: ${users.anna.cookie}`,
  ]);
  let refused = 0;
  const comeAndGo = async (number: number) => {
    const client = openRaw(up.site.address, request);
    // Some leave before the answer, some at its head, some at its first event.
    const heard = ["", "HTTP/1.1", "event: reset"][number % 3] ?? "";
    await new Promise((connected) => client.socket.once("connect", connected));
    const closed = client.closed.then(() => true);
    while (!client.text().includes(heard) && !(await Promise.race([closed, pause(5, false)])));
    if ((statusOf(client.text()) ?? 200) !== 200) refused++;
    client.socket.resetAndDestroy();
  };
  const comeAndGoAll = async () => {
    let begun = 0;
    const next = async () => {
      while (begun < CONNECTS) await comeAndGo(begun++);
    };
    await Promise.all(Array.from({ length: 15 }, next));
  };
  const growth = CAN_WATCH ? await growthDuring(up.site.pid, comeAndGoAll) : 0;
  expect(growth).toBeLessThan(200 * MIB);
  // Those before may not be gone yet when the next ones come; more than that would be too many.
  expect(refused).toBeLessThan(CONNECTS / 10);
  await expect.poll(isIdle).toBe(true);
  if (CAN_WATCH) await expect.poll(sockets).toBeLessThanOrEqual(before + 2);
  const all = await Promise.all(Array.from({ length: MOST }, () => watch("anna")));
  expect(all.map(({ status }) => status)).toEqual(Array(MOST).fill(200));
  for (const one of all) one.leave();
});

test(`${UNREAD} clients that stop reading while thousands of rows change each second cost nothing more`, async () => {
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
  let updates = 0;
  const update = async () => {
    const until = Date.now() + UPDATES_FOR_MS;
    while (Date.now() < until) {
      const round = pause(100);
      await database.sql(
        `update job_execution set progress_done = coalesce(progress_done, 0) + 1, progress_total = 1000000
         where job_id in (select id from job where type = 'sync')`,
      );
      updates += 1_000;
      await round;
    }
  };
  const growth = CAN_WATCH ? await growthDuring(site.pid, update) : await update().then(() => 0);
  // In all of the full size, each of them would be sent some 15 MiB.
  expect(growth).toBeLessThan(150 * MIB);
  const done = (event: ReceivedEvent | undefined) =>
    JSON.stringify(event?.data).includes(`${updates / 1_000} of`);
  await expect.poll(() => done(reading.events.findLast(({ event }) => event === "change"))).toBe(true);
  const [first, ...others] = unread;
  for (const { socket } of others) socket.destroy();
  first?.socket.resume();
  // By now it may have been cut off, as one that has not read for a minute.
  const rest = () =>
    first?.socket.destroyed ||
    first
      ?.text()
      .split("event: ")
      .at(-1)
      ?.includes(`${updates / 1_000} of`);
  await expect.poll(rest).toBe(true);
});

test("a server that ends says so to everyone and ends at once; the next one has everything", async () => {
  const id = await jobOf("anna");
  const before = await Promise.all(Array.from({ length: MOST }, () => watch("anna", `rows=${id}`)));
  await expect.poll(() => before.every(({ events }) => events.some(isReset))).toBe(true);
  // A connection that may be used again is kept for seconds, and the server waits for it.
  expect(new Set(before.map(({ headers }) => headers.get("connection")))).toEqual(new Set(["close"]));
  await up.site.stop();
  for (const { events, isOver } of before) {
    expect(events.at(-1)).toEqual({ event: "end", data: { why: "ending" } });
    expect(isOver).toBe(true);
  }
  await up.database.sql("select jobs.fail_job($1, 'No')", [id]);
  const next = await startConsole(up.database);
  try {
    const after = await watch("anna", `rows=${id}`, next);
    await expect
      .poll(() => after.events.find(isReset)?.data.rows)
      .toMatchObject({ [id]: { status: "failed" } });
  } finally {
    await next.stop();
  }
});
