import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ensureSignIns } from "@/demo/sign-ins";
import { signIn } from "@/lib/auth/session/sign-in";
import { addUser, disableUser, listUsers, setPassword, setRole } from "@/lib/auth/users";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
const ensure = () => ensureSignIns(database().db, database().dataDir, {});

async function expectBothToSignIn() {
  const { administrator, staff } = await ensure();
  for (const { name, password } of [administrator, staff]) {
    const signedIn = await signIn(database().db, { username: name, password }, "127.0.0.1");
    expect(signedIn?.name).toBe(name);
  }
  const users = (await listUsers(database().db)).map(({ name, role }) => `${name} ${role}`);
  expect(users).toEqual(expect.arrayContaining(["maria admin", "tom staff"]));
}

test("a new database gets the two users, and later starts print the same sign-ins", async () => {
  const first = await ensure();
  expect(await ensure()).toEqual(first);
  expect(await listUsers(database().db)).toHaveLength(2);
  await expectBothToSignIn();
});

test("a lost file is made anew, and its sign-ins work", async () => {
  const before = await ensure();
  await rm(join(database().dataDir, "demo-sign-ins"));
  expect((await ensure()).staff.password).not.toBe(before.staff.password);
  await expectBothToSignIn();
});

test("users that are gone come back with the sign-ins that are kept", async () => {
  const before = await ensure();
  await database().sql("delete from app_user");
  expect(await ensure()).toEqual(before);
  await expectBothToSignIn();
});

test("a user who was changed can sign in again as printed", async () => {
  await ensure();
  await addUser(database().db, { name: "someone else", role: "admin", password: "not of the demo" });
  await setPassword(database().db, "maria", "another password");
  await setRole(database().db, "maria", "staff");
  await disableUser(database().db, "tom");
  await expectBothToSignIn();
});

test("many starts at once agree on one pair of sign-ins", async () => {
  await rm(join(database().dataDir, "demo-sign-ins"));
  const [first, ...others] = await Promise.all([ensure(), ensure(), ensure()]);
  for (const other of others) expect(other).toEqual(first);
  await expectBothToSignIn();
});
