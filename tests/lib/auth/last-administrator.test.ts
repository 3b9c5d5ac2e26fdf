import { expect, test } from "vitest";
import { addUser, disableUser, enableUser, listUsers, setRole } from "@/lib/auth/users";
import { openTestDatabase } from "@/tests/support/database";

const PASSWORD = "correct horse";

test("the last administrator who can sign in can't be disabled or demoted, by any interface", async () => {
  const { db, sql, close } = await openTestDatabase();
  try {
    await addUser(db, { name: "anna", role: "admin", password: PASSWORD });
    await addUser(db, { name: "bela", role: "staff", password: PASSWORD });
    await addUser(db, { name: "carla", role: "admin", password: PASSWORD });
    await disableUser(db, "carla");
    const refusal = {
      code: "not_allowed",
      message: expect.stringContaining("anna is the last administrator"),
    };
    await expect(disableUser(db, "anna")).rejects.toMatchObject(refusal);
    await expect(setRole(db, "anna", "staff")).rejects.toMatchObject(refusal);
    for (const statement of [
      "update app_user set role = 'staff'",
      "update app_user set disabled_at = now() where name = 'anna'",
      "update app_user set role = 'staff', time_zone = 'UTC' where name = 'anna'",
      "delete from app_user where role = 'admin'",
      "begin; set transaction isolation level serializable; update app_user set role = 'staff'; commit",
    ]) {
      await expect(sql(statement), statement).rejects.toMatchObject({ code: "JB423" });
    }
    expect(await listUsers(db)).toMatchObject([{ role: "admin", disabledAt: null }, {}, {}]);
    await setRole(db, "bela", "admin");
    await disableUser(db, "anna");
    await enableUser(db, "anna");
    await disableUser(db, "bela");
    // A swap in one statement leaves one.
    await sql(
      "update app_user set role = case name when 'carla' then 'admin' else 'staff' end, disabled_at = null",
    );
    // Nobody is left: the next start adds a first administrator.
    await sql("delete from app_user");
  } finally {
    await close();
  }
});

test.each(["read committed", "repeatable read", "serializable"])(
  "two administrators who remove each other at once, at %s: one remains",
  async (isolation) => {
    const { db, sql, close } = await openTestDatabase();
    try {
      for (const name of ["anna", "bela"]) await addUser(db, { name, role: "admin", password: PASSWORD });
      const remove = (change: string) =>
        sql(
          `begin isolation level ${isolation}; select from app_user; select pg_sleep(0.2); ${change}; select pg_sleep(0.2); commit`,
        );
      const removals = await Promise.allSettled([
        remove("update app_user set role = 'staff' where name = 'anna'"),
        remove("update app_user set disabled_at = now() where name = 'bela'"),
      ]);
      expect(removals.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      const left = (await listUsers(db)).filter(({ role, disabledAt }) => role === "admin" && !disabledAt);
      expect(left).toHaveLength(1);
    } finally {
      await close();
    }
  },
);
