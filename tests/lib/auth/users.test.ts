import { expect, test } from "vitest";
import { addUser, listUsers, setRole } from "@/lib/auth/users";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
const add = (name: string, password = "long enough") =>
  addUser(database().db, { name, role: "staff", password });

test("a name is taken once, whatever its case", async () => {
  await add("Žofie");
  await expect(add("žOFIE")).rejects.toMatchObject({ field: "name" });
  expect((await listUsers(database().db)).map((user) => user.name)).toEqual(["Žofie"]);
});

test.each([
  ["", "name"],
  [" padded", "name"],
  ["two\nlines", "name"],
  ["x".repeat(101), "name"],
])("the name “%s” is refused", async (name, field) => {
  await expect(add(name)).rejects.toMatchObject({ field });
});

test.each(["", "seven77", "x".repeat(201)])("the password “%s” is refused", async (password) => {
  await expect(add("new", password)).rejects.toMatchObject({ field: "password" });
});

test("a change of a user who is not there says so", async () => {
  await expect(setRole(database().db, "nobody", "admin")).rejects.toMatchObject({ field: "name" });
});

test("a password is stored as argon2id, never as it is", async () => {
  await add("hashed", "my plain password");
  const [row] = await database().sql("select password_hash from app_user where name = 'hashed'");
  expect(String(row?.password_hash)).toMatch(/^\$argon2id\$/);
});
