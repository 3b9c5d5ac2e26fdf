import { randomBytes } from "node:crypto";
import { seal } from "@/lib/auth/session/session-token";
import { addUser } from "@/lib/auth/users";
import { ensureBuild } from "@/lib/serve/ensure-build";
import { madeUpPassword } from "@/lib/serve/first-administrator";
import { signInByScript } from "@/lib/serve/scripted-sign-in";
import { serveApart } from "@/lib/serve/serve-apart";
import type { Bench, SeededDatabase } from "../bench";
import { say } from "../progress";
import { askServer, reporting, type SelfReport } from "./self-report";

const BUILD_DIR = ".build/bench";

export interface SignedInConsole {
  address: string;
  /** An administrator's. */
  cookie: string;
  /** The server's process. */
  pid: number;
  /** What that process uses. Asking takes it a second. */
  uses(): Promise<SelfReport>;
  /** The cookie of a session that is in the database, as a sign-in would give it. */
  cookieOf(session: { userId: string; sessionId: string }): Promise<string>;
}

const served = new WeakMap<SeededDatabase, Promise<SignedInConsole>>();

/** A console on one of the databases, until the end of the run: shared by all measures of that database. */
export function serveConsole(bench: Bench, database: SeededDatabase): Promise<SignedInConsole> {
  const serving = served.get(database) ?? serveConsoleAt(bench, database, database.url);
  served.set(database, serving);
  return serving;
}

/**
 * A console of its own, that reaches the database by this address; `life` ends it. Builds it into a folder of the bench.
 */
export async function serveConsoleAt(
  { folder, life }: Pick<Bench, "folder" | "life">,
  { access }: SeededDatabase,
  databaseUrl: string,
): Promise<SignedInConsole> {
  await ensureBuild({ life, say, buildDir: BUILD_DIR, stdout: "stderr" });
  const secret = randomBytes(33).toString("base64url");
  const settings = { NEXTAUTH_SECRET: secret, ...reporting(folder) };
  const ours = { life, say, buildDir: BUILD_DIR, dataDir: folder };
  const { address, pid } = await serveApart({ ...ours, databaseUrl, settings });
  // A new name, because a large database may be used again.
  const [name, password] = [`bench ${madeUpPassword()}`, madeUpPassword()];
  await addUser(access.db, { name, role: "admin", password });
  return {
    address,
    cookie: await signInByScript(address, name, password),
    pid,
    uses: () => askServer(pid, folder),
    cookieOf: async ({ userId, sessionId }) =>
      `next-auth.session-token=${await seal({ token: { sub: userId, sessionId }, secret })}`,
  };
}
