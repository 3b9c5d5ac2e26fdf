import { expect, test } from "vitest";
import { findViewer } from "@/lib/auth/session/find-viewer";
import { signIn, signOut, THROTTLED, WINDOW_MINUTES } from "@/lib/auth/session/sign-in";
import { addUser, disableUser, enableUser, setPassword, setRole } from "@/lib/auth/users";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
const PASSWORD = "correct horse";
const add = (name: string) => addUser(database().db, { name, role: "staff", password: PASSWORD });
const enter = (username: string, password = PASSWORD, address = "10.0.0.1") =>
  signIn(database().db, { username, password }, address);

test("the right password opens a session, which ends at sign-out", async () => {
  await add("anna");
  const session = await enter("ANNA");
  expect(session && (await findViewer(database().db, session.sessionId))).toMatchObject({
    viewer: { name: "anna", role: "staff" },
  });
  await signOut(database().db, session?.sessionId ?? "");
  expect(session && (await findViewer(database().db, session.sessionId))).toBeNull();
});

test("wrong password, unknown name, disabled user: the same answer", async () => {
  await add("bela");
  expect(await enter("bela", "wrong password")).toBeNull();
  expect(await enter("nobody")).toBeNull();
  expect(await enter("bela\0")).toBeNull();
  expect(await enter("", "")).toBeNull();
  expect(await enter("bela", "x".repeat(10_000))).toBeNull();
  await disableUser(database().db, "bela");
  expect(await enter("bela")).toBeNull();
  await enableUser(database().db, "bela");
  expect(await enter("bela")).not.toBeNull();
});

test("role, disabling and a new password count at the next request", async () => {
  await add("carla");
  const session = await enter("carla");
  const viewer = () => findViewer(database().db, session?.sessionId ?? "");
  await setRole(database().db, "carla", "admin");
  expect((await viewer())?.viewer.role).toBe("admin");
  await setPassword(database().db, "carla", "another password");
  expect(await viewer()).toBeNull();
  const again = await enter("carla", "another password");
  await disableUser(database().db, "carla");
  expect(await findViewer(database().db, again?.sessionId ?? "")).toBeNull();
});

test("an expired session is none", async () => {
  await add("dora");
  const session = await enter("dora");
  await database().sql("update user_session set expires_at = now() where id = $1", [session?.sessionId]);
  expect(await findViewer(database().db, session?.sessionId ?? "")).toBeNull();
});

test("many wrong tries are throttled, at once as one by one, and nobody else is locked out", async () => {
  await add("emil");
  const tries = await Promise.allSettled(
    Array.from({ length: 25 }, () => enter("emil", "wrong password", "10.6.6.6")),
  );
  const refused = tries.filter((one) => one.status === "fulfilled" && one.value === null).length;
  expect(refused).toBeLessThanOrEqual(10);
  await expect(enter("emil", PASSWORD, "10.6.6.6")).rejects.toMatchObject({ code: "too_many_requests" });
  await expect(enter("EMIL", PASSWORD, "10.6.6.6")).rejects.toMatchObject({ code: "too_many_requests" });
  expect(await enter("emil", PASSWORD, "10.7.7.7")).not.toBeNull();
});

test("a right password always works from an address without wrong tries, also many times at once", async () => {
  await add("gina");
  const sessions = await Promise.all(Array.from({ length: 25 }, () => enter("gina", PASSWORD, "10.9.9.9")));
  expect(sessions.every((session) => session !== null)).toBe(true);
});

test("trying many names from one address is throttled too", async () => {
  await add("fred");
  for (let number = 0; number < 60; number++) {
    await database().sql("insert into sign_in_attempt (address, name, wrong) values ('10.8.8.8', $1, true)", [
      `name ${number}`,
    ]);
  }
  await expect(enter("fred", PASSWORD, "10.8.8.8")).rejects.toMatchObject({ code: "too_many_requests" });
  await database().sql(
    "update sign_in_attempt set attempted_at = now() - interval '16 minutes' where address = '10.8.8.8'",
  );
  expect(await enter("fred", PASSWORD, "10.8.8.8")).not.toBeNull();
});

test("wrong tries count in the database for as long as the sentence says, to the minute", async () => {
  expect(THROTTLED).toContain(`${WINDOW_MINUTES} minutes`);
  await add("hugo");
  await database().sql(
    `insert into sign_in_attempt (address, name, wrong) select '10.5.5.5', 'hugo', true from generate_series(1, 60)`,
  );
  const tryAfter = async (minutes: number) => {
    await database().sql(
      `update sign_in_attempt set attempted_at = clock_timestamp() - make_interval(mins => $1, secs => 1)
       where address = '10.5.5.5'`,
      [minutes],
    );
    return await enter("hugo", PASSWORD, "10.5.5.5");
  };
  await expect(tryAfter(WINDOW_MINUTES - 1)).rejects.toMatchObject({
    seconds: WINDOW_MINUTES * 60,
    message: THROTTLED,
  });
  expect(await tryAfter(WINDOW_MINUTES)).not.toBeNull();
});
