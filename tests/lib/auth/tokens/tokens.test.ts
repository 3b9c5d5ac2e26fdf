import { expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scopes";
import { checkToken } from "@/lib/auth/tokens/check-token";
import { createToken, MOST_LIVE_TOKENS } from "@/lib/auth/tokens/create-token";
import { listTokens } from "@/lib/auth/tokens/list-tokens";
import { revokeToken } from "@/lib/auth/tokens/revoke-token";
import { disableUser, enableUser, setRole } from "@/lib/auth/users";
import type { Access } from "@/lib/jobs/access";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
let users = 0;

async function user(role: "admin" | "staff" = "staff") {
  const access = await database().asUser(`user ${users++}`, role);
  const { id: userId = "", name } = access.viewer;
  const make = (given: { scopes?: Scope[]; days?: number | null; name?: string } = {}, by: Access = access) =>
    createToken(by, { userId: userId ?? "", name: "nightly", scopes: ["jobs:read"], days: 90, ...given });
  return { access, name, make };
}
const check = (text: string) => checkToken(database().db, text);
const row = async (id: string) => (await database().sql("select * from api_token where id = $1", [id]))[0];

test("a token is its user's name and scopes, and the database holds no secret of it", async () => {
  const { access, make } = await user();
  const { id, text, selector } = await make({
    scopes: ["jobs:write", "jobs:read", "jobs:write"],
    name: " nightly ",
  });
  expect(text).toMatch(/^jct_[a-z0-9]{12}_[\w-]{43}$/);
  expect(await check(text)).toEqual({
    viewer: access.viewer,
    timeZone: null,
    token: { id, name: "nightly", scopes: ["jobs:write", "jobs:read"] },
  });
  const kept = JSON.stringify(await row(id));
  expect(kept).toContain(selector);
  expect(kept).not.toContain(text.slice(-43));
});

test("two tokens share nothing but the beginning", async () => {
  const { make } = await user();
  const [one, other] = [(await make()).text, (await make()).text];
  expect(one.slice(4, 16)).not.toBe(other.slice(4, 16));
  expect(one.slice(-43)).not.toBe(other.slice(-43));
});

test("a text that is not to the letter a token is none", async () => {
  const { text, selector } = await (await user()).make();
  const changed = text.slice(0, -2) + (text.endsWith("AA") ? "BB" : "AA");
  const others = [
    "",
    "jct_",
    changed,
    `${text} `,
    `${text}\n`,
    text.toUpperCase(),
    `jct_${selector}_`,
    "\u0000",
  ];
  for (const other of [...others, `x${text}`, text.replace(selector, "abcdefghijkl"), "x".repeat(100_000)]) {
    expect(await check(other), other.slice(0, 80)).toBeNull();
  }
});

test("a revoked token is none from the next check on, and stays so", async () => {
  const { access, make } = await user();
  const { id, text } = await make();
  expect(await check(text)).not.toBeNull();
  await revokeToken(access, id);
  expect(await check(text)).toBeNull();
  const { revoked_at: first } = (await row(id)) ?? {};
  await revokeToken(access, id);
  expect((await row(id))?.revoked_at).toEqual(first);
});

test("a token expires at its hour, and one without an hour doesn't", async () => {
  const { access, make } = await user();
  const [{ id, text }, lasting] = [await make({ days: 1 }), await make({ days: null })];
  expect(await check(text)).not.toBeNull();
  await database().sql("update api_token set expires_at = clock_timestamp() where id = $1", [id]);
  expect(await check(text)).toBeNull();
  expect(await check(lasting.text)).not.toBeNull();
  const { tokens } = await listTokens(access);
  expect(tokens.map(({ state, expiresAt }) => [state, expiresAt === null])).toEqual([
    ["live", true],
    ["expired", false],
  ]);
});

test("a token is worth what its user is now", async () => {
  await user("admin");
  const { access, name, make } = await user("admin");
  const { text } = await make();
  await setRole(database().db, name, "staff");
  expect((await check(text))?.viewer.role).toBe("staff");
  await disableUser(database().db, name);
  expect(await check(text)).toBeNull();
  const { tokens } = await listTokens(access, { userId: access.viewer.id ?? "" });
  expect(tokens.map(({ state }) => state)).toEqual(["user_disabled"]);
  await enableUser(database().db, name);
  expect(await check(text)).not.toBeNull();
});

test("a token's use is noted once a minute", async () => {
  const { make } = await user();
  const { id, text } = await make();
  expect((await row(id))?.last_used_at).toBeNull();
  await Promise.all([check(text), check(text), check(text)]);
  const { last_used_at: first } = (await row(id)) ?? {};
  await check(text);
  expect((await row(id))?.last_used_at).toEqual(first);
  await database().sql(
    "update api_token set last_used_at = last_used_at - interval '61 seconds' where id = $1",
    [id],
  );
  await check(text);
  expect(Number((await row(id))?.last_used_at)).toBeGreaterThanOrEqual(Number(first));
});

test("staff see and revoke their own tokens, administrators everyone's", async () => {
  const [anna, bela, ada] = [await user(), await user(), await user("admin")];
  const { id, text } = await anna.make();
  expect((await listTokens(bela.access)).total).toBe(0);
  await expect(revokeToken(bela.access, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(revokeToken(anna.access, "none")).rejects.toMatchObject({ code: "not_found" });
  expect(await check(text)).not.toBeNull();
  expect((await listTokens(ada.access)).tokens[0]).toMatchObject({ id, user: anna.name, name: "nightly" });
  await revokeToken(ada.access, id);
  expect(await check(text)).toBeNull();
});

test("staff make tokens for themselves alone, an administrator for anyone", async () => {
  const [anna, bela, ada] = [await user(), await user(), await user("admin")];
  await expect(anna.make({}, bela.access)).rejects.toMatchObject({ code: "not_allowed" });
  expect((await check((await anna.make({}, ada.access)).text))?.viewer.name).toBe(anna.name);
});

test.each([
  [{ name: "" }, "name"],
  [{ name: "   " }, "name"],
  [{ name: "two\nlines" }, "name"],
  [{ name: "x".repeat(101) }, "name"],
  [{ scopes: [] }, "scope"],
  [{ days: 0 }, "days"],
  [{ days: 367 }, "days"],
  [{ days: 1.5 }, "days"],
  [{ days: Number.NaN }, "days"],
])("%j is refused for its %s", async (given, field) => {
  await expect((await user()).make(given)).rejects.toMatchObject({ code: "invalid_input", field });
});

test("a scope that there is not is refused", async () => {
  const { access } = await user();
  const given = { userId: access.viewer.id ?? "", name: "x", scopes: ["jobs:read", "jobs:all"], days: 1 };
  await expect(createToken(access, given)).rejects.toMatchObject({ field: "scope" });
});

test("a user has 50 live tokens at most, however many are made at once", async () => {
  const { access, make } = await user();
  const tries = await Promise.allSettled(Array.from({ length: MOST_LIVE_TOKENS - 1 }, () => make()));
  expect(tries.every(({ status }) => status === "fulfilled")).toBe(true);
  await Promise.allSettled(Array.from({ length: 20 }, () => make()));
  expect((await listTokens(access)).total).toBeLessThanOrEqual(MOST_LIVE_TOKENS);
  await make().catch(() => undefined);
  await expect(make()).rejects.toMatchObject({ code: "invalid_input", field: "user" });
  const { tokens, total } = await listTokens(access);
  expect(total).toBe(MOST_LIVE_TOKENS);
  await revokeToken(access, tokens[0]?.id ?? "");
  expect(await check((await make()).text)).not.toBeNull();
});

test("a page past the end of the list is the last one", async () => {
  const { access, make } = await user();
  for (const name of ["one", "two", "three"]) await make({ name });
  const { tokens, ...place } = await listTokens(access, { page: 9, pageSize: 2 });
  expect([tokens.map(({ name }) => name), place]).toEqual([["one"], { total: 3, page: 2, pages: 2 }]);
});

test("a token's name is visible, and can be told from the user's other active ones", async () => {
  const { make } = await user();
  const { make: makeOther } = await user();
  const { id } = await make({ name: "deploy" });
  await make({ name: "deploy" });
  for (const name of ["dep\u200bloy", "\u202eyolped", "d\u0435ploy", "depIoy", "ｄｅｐｌｏｙ"]) {
    await expect(make({ name }), name).rejects.toMatchObject({ field: "name" });
  }
  await makeOther({ name: "depIoy" });
  await database().sql("update api_token set revoked_at = now() where name = 'deploy'");
  expect((await make({ name: "depIoy" })).id).not.toBe(id);
});
