import { randomBytes } from "node:crypto";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { addUser } from "@/lib/auth/users";
import { madeUpPassword } from "@/lib/serve/first-administrator";
import { runBuild } from "@/lib/serve/run-build";
import { signInByScript } from "@/lib/serve/scripted-sign-in";
import { startNext } from "@/lib/serve/start-next";
import type { Bench, SeededDatabase } from "../bench";
import { say } from "../progress";
import type { SignedInConsole } from "./serve-console";

/** Copied from the repository, by name; the rest of the product is read where it is. */
const COPIED = ["app", "instrumentation.ts", "postcss.config.mjs", "package.json"];
/** Copies of dynamic pages. */
const STATIC_PAGES = ["jobs", "job"] as const;
const fileOf = (name: (typeof STATIC_PAGES)[number]) => `prerendered-${name}.html`;

export interface ReferenceApp extends Pick<SignedInConsole, "address" | "cookie"> {
  /** Paths on one server, of one build. */
  paths: { jobs: string; fromMemory: string; empty: string };
  /** Stores what this path answers as a static page. Returns its path. */
  prerender(name: (typeof STATIC_PAGES)[number], path: string): Promise<string>;
}

const served = new WeakMap<SeededDatabase, Promise<ReferenceApp>>();

/**
 * The console and the pages that its page of jobs is compared with, all of one build on one server: a copy of app/ to
 * which reference-app/ is added, so that the product itself has none of it. Runs until the end of the run.
 */
export function serveReferenceApp(bench: Bench, database: SeededDatabase): Promise<ReferenceApp> {
  const serving = served.get(database) ?? serve(bench, database);
  served.set(database, serving);
  return serving;
}

async function serve(bench: Bench, { url, access }: SeededDatabase): Promise<ReferenceApp> {
  const { life } = bench;
  const folder = await copyApp(bench);
  say("Building the console with its references (next build)");
  await runBuild({ life, folder, stdout: "stderr" });
  const variables = {
    NODE_ENV: "production",
    DATABASE_URL: url,
    JOBS_DATA_DIR: bench.folder,
    NEXTAUTH_SECRET: randomBytes(33).toString("base64url"),
  };
  const { address } = await startNext({ mode: "start", life, say, environment: {}, variables, folder });
  // A new name, because a large database may be used again.
  const [name, password] = [`bench ${madeUpPassword()}`, madeUpPassword()];
  await addUser(access.db, { name, role: "admin", password });
  const cookie = await signInByScript(address, name, password);
  return {
    address,
    cookie,
    paths: { jobs: "/jobs", fromMemory: "/jobs?from=memory", empty: "/empty" },
    prerender: async (page, path) => {
      const answer = await fetch(address + path, { headers: { cookie } });
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`);
      await writeFile(join(folder, "public", fileOf(page)), await answer.text());
      return `/${fileOf(page)}`;
    },
  };
}

/** Next writes into the folder that it builds; the copy is within the repository, because Next is found from there. */
async function copyApp({ life }: Bench): Promise<string> {
  await mkdir(".build", { recursive: true });
  const folder = await mkdtemp(join(".build", "reference-app-"));
  life.atEnd(() => rm(folder, { recursive: true, force: true }));
  for (const name of COPIED) await cp(name, join(folder, name), { recursive: true });
  await cp(fileURLToPath(new URL("../reference-app", import.meta.url)), folder, { recursive: true });
  // Next serves only static files that exist when it starts.
  await mkdir(join(folder, "public"));
  for (const page of STATIC_PAGES) await writeFile(join(folder, "public", fileOf(page)), "");
  return folder;
}
