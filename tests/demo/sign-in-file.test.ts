import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { parseSignIns, readSignIns, signInLines, writeSignIns } from "@/demo/sign-in-file";
import { chooseSignIns } from "@/demo/sign-ins";

const folder = await mkdtemp(join(tmpdir(), "jobs-console-sign-ins-"));
afterAll(() => rm(folder, { recursive: true }));

const signIns = {
  administrator: { name: "maria", password: "correct horse" },
  staff: { name: "tom", password: "battery staple" },
};

test("what is kept is what is printed, and readable for its owner alone", async () => {
  const file = join(folder, "demo-sign-ins");
  await writeSignIns(file, signIns);
  expect(await readSignIns(file)).toEqual(signIns);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(signInLines(signIns)).toEqual([
    "administrator: maria / correct horse",
    "staff: tom / battery staple",
  ]);
});

test.each(["", "administrator: maria / correct horse\n", "staff: tom / short\nadministrator: a / b\n", "{}"])(
  "a damaged file counts as none: %j",
  (text) => expect(parseSignIns(text)).toBeNull(),
);

test("a missing file is none", async () => {
  expect(await readSignIns(join(folder, "missing"))).toBeNull();
});

test("the environment's administrator comes before the kept one, with a password of its own", () => {
  const chosen = chooseSignIns(signIns, { JOBS_ADMIN_USERNAME: "Tom", JOBS_ADMIN_PASSWORD: "from outside" });
  expect(chosen.administrator).toEqual({ name: "Tom", password: "from outside" });
  expect(chosen.staff.name).toBe("maria");
  const renamed = chooseSignIns(signIns, { JOBS_ADMIN_USERNAME: "ada" });
  expect(renamed.administrator.password).not.toBe(signIns.administrator.password);
  expect(renamed.staff).toEqual(signIns.staff);
});
