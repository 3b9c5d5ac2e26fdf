import { expect, test } from "vitest";
import { knownError } from "@/lib/database-error";
import { DatabaseUnavailable, DatabaseUnusable } from "@/lib/errors";

const driver = (code: string, message = "secret") => Object.assign(new Error(message), { code });

test.each([
  ["28P01", ""],
  ["28000", ""],
  ["3D000", ""],
  ["42P01", ""],
  ["42883", ""],
  ["3F000", ""],
  ["42501", ""],
  ["25006", ""],
  ["53100", ""],
  ["ENOTFOUND", ""],
  ["SELF_SIGNED_CERT_IN_CHAIN", ""],
  ["ERR_TLS_CERT_ALTNAME_INVALID", ""],
  ["08P01", "unsupported startup parameter: options"],
  ["", "The server does not support SSL connections"],
  ["", "SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string"],
  ["ENOENT", "connect ENOENT /run/.s.PGSQL.5432"],
])(
  "%s %s does not pass: nobody is told to try again, and the driver's words are not shown",
  (code, message) => {
    const error = knownError(driver(code, message || "secret"));
    expect(error).toBeInstanceOf(DatabaseUnusable);
    expect(error).toMatchObject({ passes: false, code: "database_unavailable" });
    expect(String(error)).not.toMatch(/again|secret/);
  },
);

test.each([
  "57P03",
  "53300",
  "08006",
  "ECONNREFUSED",
  "ECONNRESET",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "40001",
  "57014",
])("%s passes", (code) => {
  const error = knownError(driver(code));
  expect(error).toBeInstanceOf(DatabaseUnavailable);
  expect(error).toMatchObject({ passes: true, message: expect.stringContaining("Try again") });
});
