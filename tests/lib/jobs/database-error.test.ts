import { DrizzleQueryError } from "drizzle-orm/errors";
import { expect, test } from "vitest";
import { DatabaseUnavailable } from "@/lib/errors";
import { knownError, rootCause } from "@/lib/jobs/database-error";

test("however often an error was wrapped, its root is the driver's, without statement and values", () => {
  const driver = Object.assign(new Error("terminating connection"), { code: "57P01" });
  const wrapped = new DrizzleQueryError("select $1", ["secret-session"], driver);
  const ours = knownError(wrapped);
  expect(ours).toBeInstanceOf(DatabaseUnavailable);
  for (const error of [driver, wrapped, ours]) {
    expect(rootCause(error)).toMatchObject({ code: "57P01", message: "terminating connection" });
  }
});
