import { expect, test } from "vitest";
import { testConsole } from "../../support/console";
import { NOBODY, userWithId } from "../../support/http/user-with-id";
import { insertJob } from "../../support/jobs/job-factory";
import { eventual, receive } from "../../support/live/event-reader";

const users = { anna: NOBODY, bela: NOBODY, ada: NOBODY };

const up = testConsole(async (parts) => {
  users.anna = await userWithId(parts, "anna");
  users.bela = await userWithId(parts, "bela");
  users.ada = await userWithId(parts, "ada", "admin");
});

const open = (user: keyof typeof users, query: string) =>
  receive(`${up.site.address}/jobs/events?${query}`, { cookie: users[user].cookie });

test("only the pages of a job's owner and of an administrator get the job, its changes and its deletion", async () => {
  const id = await insertJob(up.database, {
    status: "running",
    name: "Airports",
    owner: users.anna,
  });
  const [anna, bela, ada] = await Promise.all([
    open("anna", `rows=${id}`),
    open("bela", `rows=${id}`),
    open("ada", `status=running&rows=${id}`),
  ]);
  expect(anna.status).toBe(200);
  expect(anna.headers.get("content-type")).toContain("text/event-stream");
  expect(anna.headers.get("content-encoding")).toBe(null);
  const reset = await eventual(anna, ({ event }) => event === "reset");
  expect(reset).toMatchObject({
    cards: { total: 1, running: 1 },
    tabs: { general: 1, imports: 1 },
    total: 1,
    silent: 0,
    newJobs: { count: 0, more: false },
    rows: { [id]: { id, name: ["Airports"], status: "running" } },
  });
  expect(await eventual(bela, ({ event }) => event === "reset")).toMatchObject({
    cards: { total: 0 },
    rows: { [id]: null },
  });
  await eventual(ada, ({ event }) => event === "reset");
  await up.database.sql("select jobs.progress_job($1, 5, 10)", [id]);
  await up.database.sql("select jobs.fail_job($1, 'No such file')", [id]);
  for (const one of [anna, ada]) {
    const change = await eventual(one, ({ event, data }) => event === "change" && "cards" in data);
    expect(change).toMatchObject({
      cards: { total: 1, running: 0, failed: 1 },
      rows: { [id]: { status: "failed" } },
    });
  }
  await up.database.sql("delete from object where id = $1", [id]);
  await eventual(
    anna,
    ({ event, data }) => event === "change" && JSON.stringify(data.rows) === `{"${id}":null}`,
  );
  expect(bela.events.filter(({ event }) => event === "change")).toEqual([]);
});
