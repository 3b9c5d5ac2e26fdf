import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { appUser } from "@/db/schema";
import { isPassword } from "@/lib/auth/password";
import { addUser, enableUser, findUser, setPassword, setRole } from "@/lib/auth/users";
import type { Environment } from "@/lib/env";
import type { Role } from "@/lib/jobs/access";
import { madeUpPassword } from "@/lib/serve/first-administrator";
import { readSignIns, type SignIn, type SignIns, writeSignIns } from "./sign-in-file";

/** Any fixed number: with this lock, two demos that start at once make the same sign-ins. */
const SIGN_INS_LOCK = 7_203_115_408;

export type SignInVariables = Pick<Environment, "JOBS_ADMIN_USERNAME" | "JOBS_ADMIN_PASSWORD">;

/**
 * Returns the sign-ins of the demo's two users. They are made at the first start, stored in a file of the data folder,
 * and repaired when file and database differ.
 */
export function ensureSignIns(db: Database, dataDir: string, variables: SignInVariables): Promise<SignIns> {
  const file = join(dataDir, "demo-sign-ins");
  return db.transaction(async (inside) => {
    await inside.execute(sql`select pg_advisory_xact_lock(${SIGN_INS_LOCK})`);
    const signIns = chooseSignIns(await readSignIns(file), variables);
    await writeSignIns(file, signIns);
    await ensureUser(inside, signIns.administrator, "admin");
    await ensureUser(inside, signIns.staff, "staff");
    return signIns;
  });
}

/** Takes what the environment says, else what was stored, else new passwords. */
export function chooseSignIns(kept: SignIns | null, variables: SignInVariables): SignIns {
  const name = variables.JOBS_ADMIN_USERNAME ?? kept?.administrator.name ?? "maria";
  const keptPassword = kept?.administrator.name === name ? kept.administrator.password : undefined;
  const isTaken = (other: string) => other.toLowerCase() === name.toLowerCase();
  const staff = kept && !isTaken(kept.staff.name) ? kept.staff : null;
  return {
    administrator: { name, password: variables.JOBS_ADMIN_PASSWORD ?? keptPassword ?? madeUpPassword() },
    staff: staff ?? { name: isTaken("tom") ? "maria" : "tom", password: madeUpPassword() },
  };
}

async function ensureUser(db: Database, { name, password }: SignIn, role: Role) {
  const user = await findUser(db, name);
  if (!user) return addUser(db, { name, role, password });
  if (user.role !== role) await setRole(db, name, role);
  if (user.disabledAt) await enableUser(db, name);
  const [stored] = await db
    .select({ hash: appUser.passwordHash })
    .from(appUser)
    .where(eq(appUser.id, user.id));
  // A correct password stays: setting it would end the user's sessions.
  if (!(await isPassword(password, stored?.hash ?? null))) await setPassword(db, name, password);
}
