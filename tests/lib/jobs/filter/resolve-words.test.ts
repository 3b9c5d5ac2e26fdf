import { beforeAll, expect, test } from "vitest";
import type { Access } from "@/lib/jobs/access";
import { conditionsOf } from "@/lib/jobs/filter/conditions";
import { parseFilter } from "@/lib/jobs/filter/parse-filter";
import { resolveWords } from "@/lib/jobs/filter/resolve-words";
import { requireAsAsked } from "@/lib/jobs/query/require-as-asked";
import { suggestOwners } from "@/lib/jobs/suggest-owners";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
let access: Access;
let anna: Access;

beforeAll(async () => {
  access = database().access;
  anna = await database().asUser("Änne Straße");
});

const resolved = (params: Record<string, string>, { who = access, zone = "UTC" } = {}) =>
  resolveWords(who, parseFilter(params, who.viewer), zone);

test("an owner is found by name, upper and lower case aside", async () => {
  for (const owner of ["Änne Straße", "änne straße", "ÄNNE straße", " Änne Straße ", "A\u0308nne Straße"]) {
    const { filter, notices } = await resolved({ owner });
    expect([filter.meanings.owner, notices]).toEqual([anna.viewer.id, []]);
  }
});

test("an owner who does not exist is ignored with a notice, and refused to a program", async () => {
  for (const owner of ["nobody", "%", "'; --", "\u202eeirrah", "Anne"]) {
    const { filter, notices } = await resolved({ owner });
    expect([filter.owner, filter.meanings]).toEqual([null, {}]);
    expect(notices).toEqual([expect.stringMatching(/^There is no user “.+”, so that filter was ignored\.$/)]);
    expect(() => requireAsAsked({ owner }, { filter, viewer: access.viewer })).toThrow("owner");
  }
});

test("staff can't filter by owner: the name is not even looked up", async () => {
  const { filter, notices } = await resolved({ owner: "Änne Straße" }, { who: anna });
  expect([filter.owner, filter.meanings]).toEqual([null, {}]);
  expect(notices).toEqual(["Only administrators can filter by “owner”, so that filter was ignored."]);
});

test("a filter that was not resolved is never used", () => {
  for (const params of [
    { owner: "Änne Straße" },
    { since: "24h" },
    { from: "2026-11-24" },
    { to: "2026-11-24" },
  ]) {
    expect(() => conditionsOf(parseFilter(params, access.viewer).filter)).toThrow("was not resolved");
  }
});

test("a rolling start is by the database's clock", async () => {
  const { filter } = await resolved({ since: "24h" });
  const [row] = await database().sql(
    "select clock_timestamp() - $1::timestamptz between interval '24 hours' and interval '24 hours 1 minute' as fits",
    [filter.meanings.since],
  );
  expect(row).toEqual({ fits: true });
});

test.each([
  [{ from: "2026-11-24", to: "2026-11-23" }, "from"],
  [{ from: "2026-11-24T10:00:00Z", to: "2026-11-24T09:59:59Z" }, "from"],
  [{ since: "24h", to: "2001-01-01" }, "since"],
])("%j leaves no room for a job, and says so", async (params, first) => {
  const { filter, notices } = await resolved(params);
  expect(notices).toEqual([
    `No job can match: the first moment of “${first}” is after the last one of “to”.`,
  ]);
  expect(() => requireAsAsked(params, { filter, viewer: access.viewer })).toThrow("no job can match");
});

test("filters that no job can match together get a notice, and are not refused to programs", async () => {
  const params = { silent: "yes", status: "failed" };
  const { filter, notices } = await resolved(params);
  expect(notices).toEqual(["No job can match: only running jobs can be silent."]);
  requireAsAsked(params, { filter, viewer: access.viewer });
});

test("one day is from its start to its end, in the zone of the viewer", async () => {
  const { filter, notices } = await resolved(
    { from: "2026-11-24", to: "2026-11-24" },
    { zone: "Europe/Berlin" },
  );
  expect(notices).toEqual([]);
  expect(filter.meanings).toEqual({
    from: "2026-11-23T23:00:00.000000Z",
    to: "2026-11-24T23:00:00.000000Z",
  });
});

test("users are suggested by the beginning of their names, to administrators alone", async () => {
  await database().sql(
    "insert into app_user (name, role, password_hash) select 'user ' || n, 'staff', 'none' from generate_series(1, 30) as n",
  );
  expect(await suggestOwners(access, "anne s")).toEqual(["Änne Straße"]);
  expect(await suggestOwners(access, "USER 2")).toEqual([
    "user 2",
    ...Array.from({ length: 9 }, (_, n) => `user 2${n}`),
  ]);
  expect(await suggestOwners(access, "")).toHaveLength(10);
  for (const text of ["zz", "%", "_", "user 2%", "\uffff"])
    expect(await suggestOwners(access, text)).toEqual([]);
  await expect(suggestOwners(anna, "user")).rejects.toMatchObject({ code: "not_found" });
});
