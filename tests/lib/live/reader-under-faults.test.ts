import { expect, onTestFinished, test, vi } from "vitest";
import { signOut } from "@/lib/auth/session/sign-in";
import { revokeToken } from "@/lib/auth/tokens/revoke-token";
import { disableUser, setPassword, setRole } from "@/lib/auth/users";
import type { Access, Role } from "@/lib/jobs/access";
import type { SignIn } from "@/lib/live/read-rights";
import { testDatabase } from "@/tests/support/database";
import { makeToken } from "@/tests/support/http/make-token";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { listOf, openReader, started, watching } from "@/tests/support/live/watching";
import { startOutage } from "@/tests/support/outage";
import { startPooler } from "@/tests/support/pooler";

const database = testDatabase();
const admin = () => database().access.viewer;

test("a watch that begins in the moment when the last one ends is read for", async () => {
  const { reader } = openReader(database().url);
  for (let steps = 0; steps < 4; steps++) {
    const before = watching(reader, admin(), listOf());
    await started(before);
    before.watch.close();
    for (let step = 0; step < steps; step++) await null;
    const next = watching(reader, admin(), listOf());
    await started(next);
    next.watch.close();
  }
});

test("a listener that fails loses its watch, and delays nobody", async () => {
  const { reader } = openReader(database().url);
  const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  onTestFinished(() => written.mockRestore());
  const id = await insertJob(database(), { status: "running" });
  const fail = () => {
    throw new Error("can't be shown");
  };
  const failing = { update: fail, delayed: fail, ended: vi.fn() };
  reader.watch({ viewer: admin(), signIn: null }, listOf({ rows: [id] }), failing);
  const other = watching(reader, admin(), listOf({ rows: [id] }));
  await started(other);
  expect(failing.ended.mock.calls).toEqual([["ending"]]);
  await database().sql("select jobs.fail_job($1, 'No')", [id]);
  await expect.poll(() => other.rows.get(id)?.status).toBe("failed");
  expect([other.delayed, reader.size.watches]).toEqual([[], 1]);
});

/**
 * A database behind a link that can be cut and a pooler that runs each statement where it likes and drops settings, and
 * what two who watch through them know of a running job.
 */
async function behindALink() {
  const pooler = await startPooler(database().url, { takesOptions: false });
  onTestFinished(() => pooler.close());
  const link = await startOutage(pooler.url);
  onTestFinished(() => link.close());
  const { reader } = openReader(link.url);
  const id = await insertJob(database(), { status: "running" });
  const list = watching(reader, admin(), listOf({ rows: [id] }));
  const page = watching(reader, admin(), { kind: "job", id, subtasks: null });
  await started(list, page);
  return { link, reader, id, list, page };
}

test("a database that is gone: said once, with the time, and afterwards what happened meanwhile", async () => {
  const { link, id, list, page } = await behindALink();
  const { sql } = database();
  link.cut();
  await expect.poll(() => [list.delayed.length, page.delayed.length]).toEqual([1, 1]);
  await sql("select jobs.fail_job($1, 'No')", [id]);
  await expect.poll(() => link.dials()).toBeGreaterThan(3);
  link.restore();
  await expect.poll(() => [list.rows.get(id)?.status, page.job?.job.status]).toEqual(["failed", "failed"]);
  expect([list.delayed, page.delayed]).toEqual(Array(2).fill([expect.any(Number), null]));
});

test("a database that stays silent is delayed, and read again when it answers", async () => {
  const { link, reader, id, list } = await behindALink();
  link.silence();
  await expect.poll(() => list.delayed.length).toBe(1);
  const late = watching(reader, admin(), listOf({ rows: [id] }));
  await database().sql("select jobs.fail_job($1, 'No')", [id]);
  link.restore();
  await expect
    .poll(() => [list.rows.get(id)?.status, late.rows.get(id)?.status])
    .toEqual(["failed", "failed"]);
  expect([list.delayed.at(-1), late.delayed.length]).toEqual([null, 2]);
});

test("rows that look unchanged are read again after a fault: it may be another database by now", async () => {
  const { link, id, list } = await behindALink();
  const { sql } = database();
  const exchange = () =>
    sql(`alter table job rename name to other; alter table job rename description to name;
      alter table job rename other to description`);
  // As in a database restored from a copy: the row is another one, and its version is the same.
  const versionOf = () => sql("select xmin from job where id = $1", [id]);
  const before = await versionOf();
  link.cut();
  await expect.poll(() => list.delayed.length).toBe(1);
  await exchange();
  onTestFinished(async () => void (await exchange()));
  expect(await versionOf()).toEqual(before);
  link.restore();
  await expect.poll(() => list.rows.get(id)).toMatchObject({ name: null, description: "A job" });
});

/** A new user, and a sign-in of theirs. */
async function signedIn(name: string, role: Role = "staff") {
  const { viewer } = await database().asUser(name, role);
  const [row] = await database().sql(
    "insert into user_session (user_id, expires_at) values ($1, now() + interval '1 hour') returning id",
    [viewer.id],
  );
  return { viewer, session: String(row?.id) };
}

test("who loses their access is read for no more after four seconds, also after sleep; all others are", async () => {
  const { access, asUser, db, sql } = database();
  const { reader } = openReader(database().url);
  const id = await insertJob(database(), { status: "running" });
  const watchBy = ({ viewer }: Pick<Access, "viewer">, signIn: SignIn) =>
    watching(reader, viewer, listOf({ rows: [id] }), signIn);
  const inSession = async (...who: Parameters<typeof signedIn>) => {
    const user = await signedIn(...who);
    return { ...user, known: watchBy(user, `session ${user.session}`) };
  };
  const byToken = async (user: Access) => {
    const token = await makeToken(database(), user.viewer.name, "jobs:read");
    return { ...token, known: watchBy(user, `token ${token.id}`) };
  };
  const user = await asUser("by_token", "admin");
  const [revoked, token] = [await byToken(user), await byToken(user)];
  const [out, expired] = [await inSession("out"), await inSession("expired")];
  const [disabled, renewed] = [await inSession("disabled"), await inSession("renewed")];
  const [demoted, promoted] = [await inSession("demoted", "admin"), await inSession("promoted")];
  const [stays, losing] = [
    await inSession("stays", "admin"),
    [revoked, out, expired, disabled, renewed, demoted, promoted].map(({ known }) => known),
  ];
  await started(token.known, stays.known, ...losing);
  await Promise.all([
    revokeToken(access, revoked.id),
    signOut(db, out.session),
    sql("update user_session set expires_at = now() where id = $1", [expired.session]),
    disableUser(db, "disabled"),
    setPassword(db, "renewed", "correct horse battery"),
    setRole(db, "demoted", "staff"),
    setRole(db, "promoted", "admin"),
  ]);
  const { now } = performance;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => now.call(performance) + 4_000);
  onTestFinished(() => clock.mockRestore());
  await sql("select jobs.fail_job($1, 'No')", [id]);
  await expect.poll(() => stays.known.rows.get(id)?.status).toBe("failed");
  await expect.poll(() => token.known.rows.get(id)?.status).toBe("failed");
  expect(losing.map(({ ended }) => ended)).toEqual([
    ...Array(5).fill("signed_out"),
    ...Array(2).fill("role_changed"),
  ]);
  expect(losing.flatMap(({ everyRow }) => everyRow).filter(({ status }) => status === "failed")).toEqual([]);
});
