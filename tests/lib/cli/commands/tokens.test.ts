import { beforeAll, expect, test } from "vitest";
import { checkToken } from "@/lib/auth/tokens/check-token";
import { disableUser } from "@/lib/auth/users";
import { testDatabase } from "@/tests/support/database";
import { callCli, words } from "../call-cli";

const database = testDatabase();
const call = (args: string[]) => callCli(database(), args);
const check = (text: string) => checkToken(database().db, text);

beforeAll(async () => {
  await database().asUser("anna");
  await database().asUser("bela");
});

test("a token is made, printed alone on its line, used, listed without its secret, and revoked", async () => {
  const made = await call(
    words`token create --user ANNA --name ${"nightly export"} --scope jobs:read --scope jobs:clear`,
  );
  expect(made).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^jct_[a-z0-9]{12}_[\w-]{43}\n$/),
  });
  const text = made.stdout.trim();
  const found = await check(text);
  expect(found).toMatchObject({ viewer: { name: "anna" }, token: { scopes: ["jobs:read", "jobs:clear"] } });

  const { stdout } = await call(words`token list`);
  expect(stdout).toContain("nightly export");
  expect(stdout).toContain(text.slice(0, 17));
  expect(stdout).not.toContain(text.slice(17));
  const listed = JSON.parse((await call(words`token list --json`)).stdout);
  expect(listed).toEqual([
    {
      id: found?.token.id,
      name: "nightly export",
      user: "anna",
      selector: text.slice(4, 16),
      scopes: ["jobs:read", "jobs:clear"],
      state: "live",
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
      lastUsedAt: expect.stringMatching(/Z$/),
      expiresAt: expect.stringMatching(/Z$/),
      revokedAt: null,
    },
  ]);
  const days = (Date.parse(listed[0].expiresAt) - Date.parse(listed[0].createdAt)) / 86_400_000;
  expect(Math.round(days)).toBe(90);

  expect(await call(["token", "revoke", String(found?.token.id)])).toMatchObject({ code: 0, stdout: "" });
  expect(await check(text)).toBeNull();
  expect((await call(words`token list --user bela`)).stdout).toBe("No tokens.\n");
});

test("--json gives a script the token and its id, and --days none a token that lasts", async () => {
  const { stdout } = await call(
    words`token create --user bela --name x --scope jobs:write --days none --json`,
  );
  const { token, id } = JSON.parse(stdout);
  expect((await check(token))?.token.id).toBe(id);
  expect(JSON.parse((await call(words`token list --user bela --json`)).stdout)[0].expiresAt).toBeNull();
});

test("what can't be taken is refused, and nothing is made", async () => {
  await database().asUser("cora");
  await disableUser(database().db, "cora");
  const before = await database().sql("select * from api_token order by id");
  const base = words`token create --user bela --name x --scope jobs:read`;
  for (const [args, code] of [
    [words`token create --user nobody --name x --scope jobs:read`, 2],
    [words`token create --user cora --name x --scope jobs:read`, 2],
    [words`token create --user bela --name x`, 2],
    [words`token create --user bela --name x --scope jobs:all`, 2],
    [[...base, "--days", "367"], 2],
    [[...base, "--days", "1.5"], 2],
    [[...base, "--days", ""], 2],
    [["--as", "anna", ...base], 6],
    [["--as", "cora", ...words`token list`], 6],
    [words`token revoke 987654321`, 3],
    [words`token revoke x`, 3],
  ] as const) {
    expect(await call([...args]), args.join(" ")).toMatchObject({ code, stdout: "" });
  }
  expect(await database().sql("select * from api_token order by id")).toEqual(before);
});

test("as a member of staff, one makes, sees and revokes one's own tokens alone", async () => {
  const mine = await call([
    "--as",
    "anna",
    ...words`token create --user anna --name own --scope jobs:read --json`,
  ]);
  const theirs = await call(words`token create --user bela --name other --scope jobs:read --json`);
  const { stdout } = await call(["--as", "anna", ...words`token list`]);
  expect(stdout).toContain("own");
  expect(stdout).not.toContain("other");
  const revoke = (made: string) => call(["--as", "anna", "token", "revoke", String(JSON.parse(made).id)]);
  expect(await revoke(theirs.stdout)).toMatchObject({ code: 3 });
  expect(await revoke(mine.stdout)).toMatchObject({ code: 0 });
});
