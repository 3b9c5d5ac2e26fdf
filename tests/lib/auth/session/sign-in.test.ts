import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { expect, test } from "vitest";
import { findViewer } from "@/lib/auth/session/find-viewer";
import { signIn, signOut } from "@/lib/auth/session/sign-in";
import { THROTTLED, WINDOW_MINUTES } from "@/lib/auth/session/sign-in-throttle";
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
  await addUser(database().db, { name: "another administrator", role: "admin", password: PASSWORD });
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

test("a name counts as one, however its accents are spelt", async () => {
  await add("Jiří Müller");
  const spellings = ["Jiří Müller".normalize("NFC"), "Jiří Müller".normalize("NFD"), "JIŘÍ mu\u0308ller"];
  for (let tried = 0; tried < 10; tried++) {
    expect(await enter(spellings[tried % 3] ?? "", "wrong password", "10.6.6.7")).toBeNull();
  }
  for (const spelling of spellings) {
    await expect(enter(spelling, PASSWORD, "10.6.6.7"), spelling).rejects.toMatchObject({
      code: "too_many_requests",
    });
  }
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

/** Notes so many wrong tries, as if they had been made just now. */
const noteWrong = (count: number, { name = "someone", address = "10.1.1.1", wide = null as string | null }) =>
  database().sql(
    `insert into sign_in_attempt (address, wide, name, wrong)
     select replace($1, '*', n::text), $2, $3, true from generate_series(1, $4::int) n`,
    [address, wide, name, count],
  );

test("wrong passwords from one IPv6 network of /64 count together, whatever the address", async () => {
  await add("ida");
  const from = (host: number) => enter("ida", "wrong password", `2001:db8:1:1::${host.toString(16)}`);
  for (let host = 1; host <= 10; host++) expect(await from(host)).toBeNull();
  await expect(from(11)).rejects.toMatchObject({ code: "too_many_requests" });
  expect(await enter("ida", PASSWORD, "2001:db8:1:2::1")).not.toBeNull();
});

test("wrong passwords from one IPv6 network of /48 count together past 120", async () => {
  await add("jan");
  await noteWrong(119, { address: "2001:db8:2:*::/64", wide: "2001:db8:2::/48" });
  expect(await enter("jan", "wrong password", "2001:db8:2:ffff::1")).toBeNull();
  await expect(enter("jan", PASSWORD, "2001:db8:2:fffe::1")).rejects.toMatchObject({
    code: "too_many_requests",
  });
  expect(await enter("jan", PASSWORD, "2001:db8:3::1")).not.toBeNull();
});

test("an IPv4 address counts as one, however it is written", async () => {
  await add("kai");
  const spellings = ["192.0.2.7", "::ffff:192.0.2.7", "::ffff:c000:207", "192.0.2.7:51234"];
  for (let tried = 0; tried < 10; tried++) {
    expect(await enter("kai", "wrong password", spellings[tried % spellings.length])).toBeNull();
  }
  for (const address of spellings) {
    await expect(enter("kai", PASSWORD, address), address).rejects.toMatchObject({
      code: "too_many_requests",
    });
  }
});

test("guesses at one name from many networks are slowed down, and lock nobody out", async () => {
  await add("Lena");
  const waited: number[] = [];
  const enterSlowly = (device: { id: string; users: string[] } | null, address: string) =>
    signIn(database().db, { username: "LENA", password: PASSWORD }, address, {
      device,
      wait: async (ms) => waited.push(ms),
    });
  await noteWrong(20, { name: "lena", address: "10.2.2.*" });
  const first = await enterSlowly(null, "10.3.3.1");
  expect([first?.name, waited]).toEqual(["Lena", []]);
  await noteWrong(1, { name: "lena", address: "10.2.3.*" });
  await enterSlowly(null, "10.3.3.2");
  await noteWrong(500, { name: "lena", address: "10.2.4.*" });
  expect(await enterSlowly(null, "10.3.3.3")).not.toBeNull();
  expect(waited).toEqual([100, 5_000]);
  const known = { id: "lena's browser", users: [first?.userId ?? ""] };
  expect(await enterSlowly(known, "10.3.3.3")).not.toBeNull();
  expect(waited).toHaveLength(2);
});

test("a browser in which the user has signed in before has an allowance of its own", async () => {
  await add("mia");
  await add("noah");
  const address = "10.4.4.4";
  const first = await enter("mia", PASSWORD, address);
  const device = { id: "mia's browser", users: [first?.userId ?? ""] };
  const enterThere = (username: string, password = PASSWORD, from = address) =>
    signIn(database().db, { username, password }, from, { device });
  await noteWrong(60, { address });
  await expect(enter("mia", PASSWORD, address)).rejects.toMatchObject({ code: "too_many_requests" });
  expect(await enterThere("mia")).toMatchObject({ name: "mia" });
  // It is known for mia alone.
  await expect(enterThere("noah")).rejects.toMatchObject({ code: "too_many_requests" });
  for (let tried = 0; tried < 10; tried++) expect(await enterThere("mia", "wrong password")).toBeNull();
  await expect(enterThere("mia")).rejects.toMatchObject({ code: "too_many_requests" });
  // Used up, it counts as any other browser.
  expect(await enterThere("mia", PASSWORD, "10.4.4.5")).not.toBeNull();
});

test("a role of the SQL interface can't keep others from signing in", async () => {
  await add("olga");
  const role = `recorder_${randomBytes(6).toString("hex")}`;
  await database().sql(`create role ${role} login password 'recorder'`);
  await database().sql(`select jobs.let_record('${role}')`);
  const url = Object.assign(new URL(database().url), { username: role, password: "recorder" }).href;
  const recorder = new Client({ connectionString: url });
  await recorder.connect();
  try {
    // What used to make tries take turns.
    await recorder.query("select pg_advisory_lock(hashtextextended($1, 7203115408))", ["10.0.0.77"]);
    expect(await enter("olga", PASSWORD, "10.0.0.77")).not.toBeNull();
    for (const statement of [
      "select jobs.take_turn('sign-in 10.0.0.77')",
      "begin; lock table public.turn in share mode",
      "select from public.turn for update",
      "begin; lock table public.sign_in_attempt in share mode",
    ]) {
      await expect(recorder.query(statement), statement).rejects.toMatchObject({ code: "42501" });
      await recorder.query("rollback");
    }
  } finally {
    await recorder.end();
    await database().sql(`drop owned by ${role}; drop role ${role}`);
  }
});
