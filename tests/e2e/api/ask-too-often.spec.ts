import { expect, test } from "vitest";
import { testConsole } from "../../support/console";
import { makeToken } from "../../support/http/make-token";

const BURST = 10;
const BAD_A_MINUTE = 60;

const up = testConsole(async ({ database }) => void (await database.asUser("anna")), {
  JOBS_TOKEN_RATE: "1",
});

const ask = (authorization: string) =>
  fetch(`${up.site.address}/jobs/export-csv`, { method: "HEAD", headers: { authorization } });
const answers = async (times: number, authorization: string) =>
  (await Promise.all(Array.from({ length: times }, () => ask(authorization)))).map(({ status }) => status);
const some = (status: number, all: number[]) => all.filter((one) => one === status).length;

test("a token that asks too often is told when to come again, and another of its user is not", async () => {
  const [hasty, calm] = [
    await makeToken(up.database, "anna", "jobs:read"),
    await makeToken(up.database, "anna", "jobs:read"),
  ];
  const all = await answers(BURST * 3, hasty.authorization);
  expect(some(200, all)).toBeGreaterThanOrEqual(BURST);
  expect(some(429, all)).toBeGreaterThan(0);
  expect(some(200, all) + some(429, all)).toBe(all.length);
  const refused = (await Promise.all(Array.from({ length: BURST }, () => ask(hasty.authorization)))).find(
    ({ status }) => status === 429,
  );
  expect(refused?.headers.get("retry-after")).toMatch(/^[1-9]\d*$/);
  expect((await ask(calm.authorization)).status).toBe(200);
});

test("bad tokens are throttled by address, which holds up no good one from there", async () => {
  const { authorization } = await makeToken(up.database, "anna", "jobs:read");
  const bad = `Bearer jct_abcdefghijkl_${"x".repeat(43)}`;
  const all = await answers(BAD_A_MINUTE * 1.5, bad);
  expect(some(401, all)).toBeGreaterThanOrEqual(BAD_A_MINUTE);
  expect(some(429, all)).toBeGreaterThan(0);
  expect(some(401, all) + some(429, all)).toBe(all.length);
  expect((await ask(authorization)).status).toBe(200);
  const refusals = up.site.log().match(/"token\.refused"/g) ?? [];
  expect(refusals.length).toBe(some(401, all));
});
