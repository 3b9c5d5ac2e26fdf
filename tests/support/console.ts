import { fork } from "node:child_process";
import { createRequire } from "node:module";
import { afterAll, beforeAll } from "vitest";
import { addUser } from "@/lib/auth/users";
import { inheritedVariables } from "@/lib/env";
import type { Role } from "@/lib/jobs/access";
import { signInByScript } from "@/lib/serve/scripted-sign-in";
import { answering } from "./answering";
import { BUILD_DIR } from "./build";
import { openTestDatabase, type TestDatabase } from "./database";
import { findPort } from "./free-port";

export const PASSWORD = "correct horse battery";
export const SECRET = "a secret of forty characters for the tests";

export interface Console {
  /** http://localhost:PORT */
  address: string;
  /** The server's process. */
  pid: number;
  /** What the server has written so far. */
  log: () => string;
  /** Requests a path as the user of `cookie`; redirects are not followed. */
  get(path: string, cookie?: string, headers?: Record<string, string>): Promise<Response>;
  /** Signs a user in through next-auth's own route, as a script would, and returns the session's cookie. */
  signIn(name: string, password?: string): Promise<string>;
  /** Adds a user who can sign in, and signs them in. */
  userWithCookie(name: string, role?: Role): Promise<string>;
  stop(): Promise<void>;
}

/** The built application on a free port, against a database. */
export async function startConsole(
  database: TestDatabase,
  variables: Record<string, string> = {},
): Promise<Console> {
  const port = await findPort();
  const address = `http://localhost:${port}`;
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const child = fork(next, ["start", "--port", String(port)], {
    execArgv: [],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: {
      ...inheritedVariables(),
      NODE_ENV: "production",
      JOBS_BUILD_DIR: BUILD_DIR,
      DATABASE_URL: database.url,
      JOBS_DATA_DIR: database.dataDir,
      NEXTAUTH_URL: address,
      NEXTAUTH_SECRET: SECRET,
      PORT: String(port),
      ...variables,
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += String(chunk)));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const get: Console["get"] = (path, cookie, headers = {}) =>
    fetch(address + path, { redirect: "manual", headers: { ...headers, ...(cookie && { cookie }) } });
  await answering({
    name: "the console",
    address,
    hasEnded: () => child.exitCode !== null,
    output: () => output,
  });
  return {
    address,
    pid: child.pid ?? 0,
    get,
    log: () => output,
    signIn: (name, password = PASSWORD) => signInByScript(address, name, password),
    userWithCookie: async (name, role = "staff") => {
      await addUser(database.db, { name, role, password: PASSWORD });
      return signInByScript(address, name, PASSWORD);
    },
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

interface TestSite {
  database: TestDatabase;
  site: Console;
}

/**
 * A console with a database of its own for a test file: it runs from before the first test until after the last. `seed`
 * runs before the tests; read its parts within them.
 */
export function testConsole(
  seed: (parts: TestSite) => Promise<void> = async () => undefined,
  variables: Record<string, string> = {},
): TestSite {
  let parts: TestSite | undefined;
  beforeAll(async () => {
    const database = await openTestDatabase();
    parts = { database, site: await startConsole(database, variables) };
    await seed(parts);
  });
  afterAll(async () => {
    await parts?.site.stop();
    await parts?.database.close();
  });
  const open = () => {
    if (!parts) throw new Error("the console is up only while tests run");
    return parts;
  };
  return {
    get database() {
      return open().database;
    },
    get site() {
      return open().site;
    },
  };
}
