import { expect, test } from "vitest";
import { findViewer } from "@/lib/auth/session/find-viewer";
import { signIn } from "@/lib/auth/session/sign-in";
import { addUser } from "@/lib/auth/users";
import { saveSettings } from "@/lib/settings/save-settings";
import { DEFAULT_SETTINGS, PAGE_ROWS } from "@/lib/settings/viewer-settings";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
const PASSWORD = "correct horse";

/** A user who is signed in: what they change their settings with, and how these are read with their session. */
async function signedIn(name: string) {
  const { db, access } = database();
  await addUser(db, { name, role: "staff", password: PASSWORD });
  const session = await signIn(db, { username: name, password: PASSWORD }, "10.0.0.1");
  if (!session) throw new Error("nobody is signed in");
  const { sessionId, userId } = session;
  return {
    access: { ...access, viewer: { role: "staff", id: userId, name } as const },
    settings: async () => (await findViewer(db, sessionId))?.settings,
  };
}

test("a user has the defaults, and no row, until they save; then what they saved, and nobody else has it", async () => {
  const anna = await signedIn("anna");
  const bela = await signedIn("bela");
  expect(await anna.settings()).toEqual(DEFAULT_SETTINGS);
  expect(await database().sql("select * from user_setting")).toEqual([]);
  for (const pageRows of PAGE_ROWS) {
    for (const shortcuts of [false, true]) {
      await saveSettings(anna.access, { pageRows, shortcuts });
      expect(await anna.settings()).toEqual({ pageRows, shortcuts });
    }
  }
  expect(await bela.settings()).toEqual(DEFAULT_SETTINGS);
  expect(await database().sql("select count(*)::int as rows from user_setting")).toEqual([{ rows: 1 }]);
});

test("two browsers that change different settings at once both keep theirs", async () => {
  const { access, settings } = await signedIn("carla");
  for (let round = 0; round < 10; round++) {
    await database().sql("delete from user_setting");
    const same = Array.from({ length: 4 }, () => saveSettings(access, { pageRows: 100 }));
    await Promise.all([...same, saveSettings(access, { shortcuts: false })]);
    expect(await settings()).toEqual({ pageRows: 100, shortcuts: false });
  }
});

test("the settings of a deleted user are gone, and nothing is saved for them any more", async () => {
  const { access, settings } = await signedIn("dora");
  await saveSettings(access, { shortcuts: false });
  await database().sql("delete from app_user where name = 'dora'");
  expect(await settings()).toBeUndefined();
  const saving = saveSettings(access, { shortcuts: true });
  await expect(saving).rejects.toMatchObject({
    code: "not_signed_in",
    message: "Your session has ended. Nothing was changed.",
  });
  const left = "select * from user_setting where user_id = $1";
  expect(await database().sql(left, [access.viewer.id])).toEqual([]);
});

test("the database takes the numbers of rows that a person may choose, and no other", async () => {
  const { access } = await signedIn("emil");
  const save = (rows: number) =>
    database().sql(
      `insert into user_setting (user_id, page_rows, shortcuts) values ($1, $2, true)
       on conflict (user_id) do update set page_rows = excluded.page_rows`,
      [access.viewer.id, rows],
    );
  for (const rows of PAGE_ROWS) await save(rows);
  for (const rows of [0, 24, 26, 101, 1_000]) {
    await expect(save(rows)).rejects.toMatchObject({ constraint: "user_setting_page_rows" });
  }
});
