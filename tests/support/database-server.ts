import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "@/db/migrate";
import { joinEmbeddedServer } from "@/lib/embedded/server";
import { readTestEnvironment } from "./environment";

declare module "vitest" {
  interface ProvidedContext {
    /** A server on which tests may create databases, and the database that they copy. */
    server: { url: string; template: string };
  }
}

/** Uses TEST_DATABASE_URL, or a PostgreSQL of our own that is deleted afterwards. */
export default async function setUp(project: TestProject) {
  const { url, takeDown } = await findServer();
  const template = `template_${randomBytes(6).toString("hex")}`;
  const admin = new Client({ connectionString: url });
  await admin.connect();
  const version = await admin.query<{ server_version: string }>("show server_version");
  process.stdout.write(`PostgreSQL ${version.rows[0]?.server_version} for the ${project.name} tests\n`);
  await admin.query(`create database ${template}`);
  const templateUrl = new URL(url);
  templateUrl.pathname = `/${template}`;
  await migrate(templateUrl.href);
  project.provide("server", { url, template });
  return async () => {
    await admin.query(`drop database ${template} with (force)`);
    await admin.end();
    await takeDown();
  };
}

async function findServer() {
  const { TEST_DATABASE_URL } = readTestEnvironment();
  if (TEST_DATABASE_URL) return { url: TEST_DATABASE_URL, takeDown: async () => undefined };
  const folder = await mkdtemp(join(tmpdir(), "jobs-console-test-"));
  // The data need not survive a power cut.
  const server = await joinEmbeddedServer(folder, ["fsync=off", "synchronous_commit=off"]);
  const takeDown = async () => {
    await server.release();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: server.url, takeDown };
}
