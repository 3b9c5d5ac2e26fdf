import { DrizzleQueryError } from "drizzle-orm/errors";
import { expect, test } from "vitest";
import { knownError, rootCause } from "@/lib/database-error";
import { DatabaseUnavailable } from "@/lib/errors";

test("however often an error was wrapped, its root is the driver's, without statement and values", () => {
  const driver = Object.assign(new Error("terminating connection"), { code: "57P01" });
  const wrapped = new DrizzleQueryError("select $1", ["secret-session"], driver);
  const ours = knownError(wrapped);
  expect(ours).toBeInstanceOf(DatabaseUnavailable);
  for (const error of [driver, wrapped, ours]) {
    expect(rootCause(error)).toMatchObject({ code: "57P01", message: "terminating connection" });
  }
});

test("a database that its owner has closed for now is away, as is one that is not there", () => {
  const message = 'database "jobs" is not currently accepting connections';
  const closed = Object.assign(new Error(message), { code: "55000" });
  expect(knownError(closed)).toBeInstanceOf(DatabaseUnavailable);
  const ours = Object.assign(new Error("currval is not yet defined in this session"), { code: "55000" });
  expect(knownError(ours)).toBe(ours);
});
