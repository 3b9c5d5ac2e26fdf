import { randomBytes } from "node:crypto";
import { access, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { persistedSecret } from "@/lib/persisted-secret";
import { formatMessage } from "@/lib/texts/format-message";
import { embeddedDatabaseTexts } from "@/texts/server/embedded-database";
import type { Binaries } from "./binaries";
import type { Runner } from "./run-as";

export const SUPERUSER = "jobs";

/**
 * The folder of the embedded server's files, made on first use. It is made under another name and then renamed, so that
 * a kill in between, or two first starts at once, never leave half a folder.
 */
export async function ensureCluster(dataDir: string, binaries: Binaries, runner: Runner): Promise<string> {
  const cluster = clusterDir(dataDir);
  await access(cluster).catch(() => makeCluster(dataDir, cluster, binaries, runner));
  await requireSameVersion(cluster, binaries, runner);
  return cluster;
}

export const clusterDir = (dataDir: string) => join(dataDir, "postgres");

/** The superuser's password, from a file that only the owner of the data folder may read. */
export async function readPassword(dataDir: string): Promise<string> {
  return (await readFile(passwordFile(dataDir), "utf8")).trim();
}

const passwordFile = (dataDir: string) => join(dataDir, "postgres-password");

async function makeCluster(dataDir: string, cluster: string, binaries: Binaries, runner: Runner) {
  const workDir = join(dataDir, `initdb-${process.pid}-${randomBytes(4).toString("hex")}`);
  await mkdir(workDir, { recursive: true });
  try {
    const password = await persistedSecret(passwordFile(dataDir), 24);
    const copy = join(workDir, "password");
    await writeFile(copy, password, { mode: 0o600 });
    await Promise.all([runner.own(workDir), runner.own(copy)]);
    const newCluster = join(workDir, "cluster");
    await runner.run(binaries.initdb, [
      "-D",
      newCluster,
      `--username=${SUPERUSER}`,
      `--pwfile=${copy}`,
      "--encoding=UTF8",
      "--locale=C",
      "--auth=scram-sha-256",
    ]);
    await rename(newCluster, cluster);
  } catch (error) {
    // Another start may have been first: its cluster is as good as ours.
    await access(cluster).catch(() => {
      throw new Error(embeddedDatabaseTexts.notSetUp, { cause: error });
    });
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

async function requireSameVersion(cluster: string, binaries: Binaries, runner: Runner) {
  const made = (await readFile(join(cluster, "PG_VERSION"), "utf8")).trim();
  const { stdout } = await runner.run(binaries.postgres, ["--version"]);
  const included = /(\d+)\.\d+/.exec(stdout)?.[1];
  if (made !== included) {
    throw new Error(
      formatMessage(embeddedDatabaseTexts.otherVersion, { folder: cluster, made, included: included ?? "" }),
    );
  }
}
