import { Client } from "pg";
import { expect, inject, test } from "vitest";
import { migrate } from "@/db/migrate";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();

test("four processes may migrate an empty database at once", async () => {
  const server = new Client({ connectionString: inject("server").url });
  await server.connect();
  await server.query("create database test_four_migrations");
  const url = new URL(inject("server").url);
  url.pathname = "/test_four_migrations";
  try {
    await Promise.all([1, 2, 3, 4].map(() => migrate(url.href)));
    const client = new Client({ connectionString: url.href });
    await client.connect();
    const applied = await client.query("select hash from drizzle.__drizzle_migrations");
    await client.end();
    expect(new Set(applied.rows.map((row) => row.hash)).size).toBe(applied.rowCount);
  } finally {
    await server.query("drop database test_four_migrations with (force)");
    await server.end();
  }
});

test("a migrated database takes another run as nothing to do", async () => {
  const before = await database().sql("select count(*) as n from drizzle.__drizzle_migrations");
  await migrate(database().url);
  expect(await database().sql("select count(*) as n from drizzle.__drizzle_migrations")).toEqual(before);
});

test("every table is in the schema public, whatever the role is called", async () => {
  const schemas = await database().sql(
    "select distinct schemaname from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'drizzle')",
  );
  expect(schemas).toEqual([{ schemaname: "public" }]);
});
