import { expect, test } from "vitest";
import { messageFor } from "@/app/sign-in/messages";
import { signInFailure } from "@/lib/auth/session/options";
import { knownError } from "@/lib/database-error";

const failure = (code: string) => signInFailure(knownError(Object.assign(new Error("secret"), { code })));

test("a database that is away may be tried again; one that can't be used is for the administrator", () => {
  expect(messageFor(failure("57P01"))).toContain("Try again in a moment.");
  for (const code of ["28P01", "3D000", "42P01", "25006"]) {
    expect(messageFor(failure(code))).toMatch(/can’t use its database.*Tell your administrator/);
    expect(messageFor(failure(code))).not.toMatch(/again|secret/i);
  }
  expect(messageFor(failure("23505"), "abc")).toContain("request abc");
});
