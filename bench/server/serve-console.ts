import { addUser } from "@/lib/auth/users";
import { ensureBuild } from "@/lib/serve/ensure-build";
import { madeUpPassword } from "@/lib/serve/first-administrator";
import { signInByScript } from "@/lib/serve/scripted-sign-in";
import { serveApart } from "@/lib/serve/serve-apart";
import type { Bench, SeededDatabase } from "../bench";
import { say } from "../progress";

const BUILD_DIR = ".build/bench";

export interface SignedInConsole {
  address: string;
  /** An administrator's. */
  cookie: string;
  /** The server's process. */
  pid: number;
}

const served = new WeakMap<SeededDatabase, Promise<SignedInConsole>>();

/** A console on one of the databases, until the end of the run: shared by all measures of that database. */
export function serveConsole(bench: Bench, database: SeededDatabase): Promise<SignedInConsole> {
  const serving = served.get(database) ?? serve(bench, database);
  served.set(database, serving);
  return serving;
}

/** Builds the console into a folder of the bench. */
async function serve({ folder, life }: Bench, { url, access }: SeededDatabase): Promise<SignedInConsole> {
  await ensureBuild({ life, say, buildDir: BUILD_DIR, stdout: "stderr" });
  const { address, pid } = await serveApart({
    life,
    say,
    buildDir: BUILD_DIR,
    databaseUrl: url,
    dataDir: folder,
  });
  // A new name, because a large database may be used again.
  const [name, password] = [`bench ${madeUpPassword()}`, madeUpPassword()];
  await addUser(access.db, { name, role: "admin", password });
  return { address, cookie: await signInByScript(address, name, password), pid };
}
