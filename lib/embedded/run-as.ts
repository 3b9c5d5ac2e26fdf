import { execFile, spawnSync } from "node:child_process";
import { chown } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { formatMessage } from "@/lib/texts/format-message";
import { embeddedDatabaseTexts } from "@/texts/server/embedded-database";

const run = promisify(execFile);
const SERVICE_USER = "postgres";

/** How PostgreSQL's programs run: as this user, or as another one, because they refuse to run as root. */
export interface Runner {
  run(file: string, args: string[]): Promise<{ stdout: string; stderr: string }>;
  /** Makes the user that the programs run as the owner of a path. */
  own(path: string): Promise<void>;
}

/** A runner whose programs can reach all of `paths`. Throws an error that says what to do if there is none. */
export function findRunner(paths: string[]): Runner {
  if (process.getuid?.() !== 0) {
    return { run: (file, args) => run(file, args, { cwd: dirname(file) }), own: async () => undefined };
  }
  const { uid, gid } = serviceUser();
  const own = (path: string) => chown(path, uid, gid);
  if (paths.every((path) => mayEnter(path, uid, gid))) {
    return { run: (file, args) => run(file, args, { uid, gid, cwd: dirname(file) }), own };
  }
  // The clone is in a folder that only root may enter: grant the single right to pass through folders. PostgreSQL
  // checks its own programs by access(2), which ignores granted rights unless the setuid fixup is off.
  const lend = [
    "--securebits=+no_setuid_fixup",
    "--inh-caps=+dac_read_search",
    "--ambient-caps=+dac_read_search",
  ];
  const drop = [`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", ...lend, "--"];
  const closed = paths.find((path) => spawnSync("setpriv", [...drop, "stat", path]).status !== 0);
  if (closed) {
    throw new Error(formatMessage(embeddedDatabaseTexts.noEntry, { user: SERVICE_USER, folder: closed }));
  }
  return { run: (file, args) => run("setpriv", [...drop, file, ...args], { cwd: "/" }), own };
}

function mayEnter(path: string, uid: number, gid: number): boolean {
  return spawnSync("test", ["-x", path], { uid, gid, cwd: "/" }).status === 0;
}

function serviceUser(): { uid: number; gid: number } {
  if (spawnSync("id", [SERVICE_USER]).status !== 0) {
    spawnSync("useradd", ["--system", "--user-group", "--no-create-home", SERVICE_USER]);
  }
  const id = (flag: string) => Number.parseInt(spawnSync("id", [flag, SERVICE_USER]).stdout.toString(), 10);
  const [uid, gid] = [id("-u"), id("-g")];
  if (!(uid && gid)) {
    throw new Error(formatMessage(embeddedDatabaseTexts.noServiceUser, { user: SERVICE_USER }));
  }
  return { uid, gid };
}
