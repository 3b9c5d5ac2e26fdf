import { expect, test } from "vitest";
import { isPassword } from "@/lib/auth/password";
import { testDatabase } from "@/tests/support/database";
import { callCli, endOf, stdoutOf, words } from "../call-cli";

const database = testDatabase();
const call = (args: string[], input = "") => callCli(database(), ["user", ...args], { input });

async function hasPassword(name: string, password: string): Promise<boolean> {
  const [row] = await database().sql("select password_hash from app_user where name = $1", [name]);
  return isPassword(password, String(row?.password_hash));
}

test("users are added, changed and listed, and one newline behind a password is dropped, no more", async () => {
  const withStdin = "--password-stdin";
  await Promise.all([
    call(["add", "anna", "--role", "staff", withStdin], "password one\n").then(stdoutOf),
    call(["add", "bela", "--role", "admin", withStdin], "password two\n\n").then(stdoutOf),
  ]);
  expect(await hasPassword("anna", "password one")).toBe(true);
  expect(await hasPassword("bela", "password two\n")).toBe(true);
  expect(await hasPassword("bela", "password two")).toBe(false);

  stdoutOf(await call(["set-password", "anna", withStdin], " spaces stay "));
  expect(await hasPassword("anna", " spaces stay ")).toBe(true);
  const lastAdministrator = {
    exitCode: 6,
    sentence: expect.stringMatching(/^bela is the last administrator/),
  };
  for (const args of [words`user disable bela`, words`user set-role bela --role staff`]) {
    expect(await endOf(database(), args)).toEqual(lastAdministrator);
  }
  stdoutOf(await call(["set-role", "anna", "--role", "admin"]));
  stdoutOf(await call(["disable", "bela"]));
  expect(JSON.parse(stdoutOf(await call(["list", "--json"])))).toEqual([
    { id: expect.stringMatching(/^\d+$/), name: "anna", role: "admin", disabledAt: null },
    { id: expect.any(String), name: "bela", role: "admin", disabledAt: expect.stringMatching(/^\d{4}-.*Z$/) },
  ]);
  stdoutOf(await call(["enable", "bela"]));
  expect(stdoutOf(await call(["list"]))).toBe("NAME  ROLE\nanna  admin\nbela  admin\n");
});

test("a bad role, a password of a wrong length, a taken and an unknown name are refused", async () => {
  const before = await database().sql("select * from app_user order by id");
  const short = await call(["add", "cora", "--role", "staff", "--password-stdin"], "seven 7\n");
  expect(short).toEqual({ code: 2, stdout: "", stderr: "password: give 8 to 200 characters.\n" });
  const taken = await call(["add", "ANNA", "--role", "staff", "--password-stdin"], "password three");
  expect(taken).toEqual({ code: 2, stdout: "", stderr: "name: a user named ANNA already exists.\n" });
  for (const args of [
    words`user add cora --role king --password-stdin`,
    words`user set-role anna --role Admin`,
    words`user set-role nobody --role staff`,
    words`user enable nobody`,
  ]) {
    expect(await endOf(database(), args)).toMatchObject({ exitCode: 2 });
  }
  expect(await database().sql("select * from app_user order by id")).toEqual(before);
});
