import { expect, test } from "vitest";
import { addUser, findUser, listUsers, setRole } from "@/lib/auth/users";
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

test("a name that looks like another user's is refused, and names the other", async () => {
  await add("coco");
  await expect(add("\u0441\u043e\u0441\u043e")).rejects.toMatchObject({
    field: "name",
    message: expect.stringContaining("the user coco"),
  });
  await expect(add("c\u200boco")).rejects.toMatchObject({ field: "name" });
});

test("names from before these rules keep working", async () => {
  const before = "\u0430dmin\u200b";
  await database().asUser(before);
  expect(await findUser(database().db, before)).toMatchObject({ name: before });
  await setRole(database().db, before, "staff");
  await expect(add("admin\u200b")).rejects.toMatchObject({ field: "name" });
});

test("a name is found with its accents composed or not", async () => {
  await add("Jose\u0301");
  for (const written of ["Jose\u0301", "jos\u00e9"]) {
    expect(await findUser(database().db, written)).toMatchObject({ name: "Jos\u00e9" });
  }
  await database().asUser("Rene\u0301");
  expect(await findUser(database().db, "rene\u0301")).toMatchObject({ name: "Rene\u0301" });
});
