import { randomBytes } from "node:crypto";
import { addUser } from "@/lib/auth/users";
import { ensureBuild } from "@/lib/serve/ensure-build";
import { madeUpPassword } from "@/lib/serve/first-administrator";
import { signInByScript } from "@/lib/serve/scripted-sign-in";
import { startNext } from "@/lib/serve/start-next";
import type { Bench, SeededDatabase } from "./bench";
import { say } from "./progress";

const BUILD_DIR = ".build/bench";

export interface SignedInConsole {
  address: string;
  /** An administrator's. */
  cookie: string;
}

/** Builds the console into the bench's own folder and serves it on one of the databases, to the end of the run. */
export async function serveConsole(
  { folder, life }: Bench,
  { url, access }: SeededDatabase,
): Promise<SignedInConsole> {
  await ensureBuild({ life, say, buildDir: BUILD_DIR, stdout: "stderr" });
  const variables = {
    NODE_ENV: "production",
    JOBS_BUILD_DIR: BUILD_DIR,
    DATABASE_URL: url,
    JOBS_DATA_DIR: folder,
    NEXTAUTH_SECRET: randomBytes(33).toString("base64url"),
  };
  const { address } = await startNext({ mode: "start", life, say, environment: {}, variables });
  const [name, password] = ["bench administrator", madeUpPassword()];
  await addUser(access.db, { name, role: "admin", password });
  return { address, cookie: await signInByScript(address, name, password) };
}
