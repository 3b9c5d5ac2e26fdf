import { expect, test } from "vitest";
import { revokeToken } from "@/lib/auth/tokens/revoke-token";
import { testDatabase } from "@/tests/support/database";
import { makeToken } from "@/tests/support/http/make-token";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { begun, listOf, openReader, watching } from "@/tests/support/live/watching";

const database = testDatabase();

/** A tick begins each second, so these are the five seconds. */
const MOST_TICKS = 5;
/** On a busy machine a tick may take longer. */
const SOON = { timeout: 10_000 };

/** Somebody with a session who watches the list. */
async function signedIn(reader: ReturnType<typeof openReader>, name: string, role: "admin" | "staff") {
  const { viewer } = await database().asUser(name, role);
  const [row] = await database().sql(
    "insert into user_session (user_id, expires_at) values ($1, now() + interval '1 hour') returning id",
    [viewer.id],
  );
  const session = String(row?.id);
  return { viewer, session, known: watching(reader, viewer, listOf(), `session ${session}`) };
}

const setUser = (id: string | null, what: string) =>
  database().sql(`update app_user set ${what} where id = $1`, [id]);

test("a watch ends within five seconds when its sign-in ends or its user has another role; no other watch ends", async () => {
  let ticks = 0;
  const reader = openReader(database().url, () => void ticks++);
  const out = await signedIn(reader, "signs out", "staff");
  const expired = await signedIn(reader, "expires", "staff");
  const disabled = await signedIn(reader, "is disabled", "staff");
  const demoted = await signedIn(reader, "is demoted", "admin");
  const promoted = await signedIn(reader, "is promoted", "staff");
  const stays = await signedIn(reader, "stays", "admin");
  const [token, kept] = [
    await makeToken(database(), "stays", "jobs:read"),
    await makeToken(database(), "stays", "jobs:read"),
  ];
  const byToken = watching(reader, stays.viewer, listOf(), `token ${token.id}`);
  const byOther = watching(reader, stays.viewer, listOf(), `token ${kept.id}`);
  const commandLine = watching(reader, database().access.viewer, listOf());
  const all = [out, expired, disabled, demoted, promoted, stays].map(({ known }) => known);
  await begun(...all, byToken, byOther, commandLine);
  await database().sql("delete from user_session where id = $1", [out.session]);
  await database().sql("update user_session set expires_at = now() where id = $1", [expired.session]);
  await setUser(disabled.viewer.id, "disabled_at = now()");
  await setUser(demoted.viewer.id, "role = 'staff'");
  await setUser(promoted.viewer.id, "role = 'admin'");
  await revokeToken(database().access, token.id);
  const from = ticks;
  await expect
    .poll(() => [...all, byToken].map(({ ended }) => ended), SOON)
    .toEqual(["signed_out", "signed_out", "signed_out", "role_changed", "role_changed", null, "signed_out"]);
  expect(ticks - from).toBeLessThanOrEqual(MOST_TICKS);
  const id = await insertJob(database(), { status: "running" });
  await expect
    .poll(() => [byOther, commandLine, stays.known].map(({ rows }) => rows.has(id)))
    .toEqual([true, true, true]);
  expect(demoted.known.rows.has(id)).toBe(false);
  expect([byOther.ended, commandLine.ended]).toEqual([null, null]);
});
