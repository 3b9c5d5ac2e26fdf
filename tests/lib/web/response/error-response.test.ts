import { expect, test } from "vitest";
import { MissingScope } from "@/lib/auth/scopes";
import { InvalidInput, JobsError, RateLimited } from "@/lib/errors";
import { errorResponse } from "@/lib/web/response/error-response";

test.each([
  [new JobsError("not_signed_in", "Sign in."), 401],
  [new JobsError("token_needed", "Send one."), 401],
  [new JobsError("bad_token", "Unknown."), 401],
  [new JobsError("not_allowed", "No."), 403],
  [new MissingScope("jobs:write"), 403],
  [new RateLimited(7, "Wait."), 429],
  [new InvalidInput("days", "no"), 422],
  [Object.assign(new Error("refused"), { code: "ECONNREFUSED" }), 503],
  [Object.assign(new Error("cancelled"), { code: "57014" }), 503],
  [new TypeError("ours"), 500],
])("%s is answered with %i", (error, status) => {
  expect(errorResponse(error, "/x").status).toBe(status);
});

test("a database that takes too long is told apart from one that does not answer", async () => {
  const messageOf = async (error: unknown) => (await errorResponse(error, "/x").json()).message;
  expect(await messageOf(Object.assign(new Error("cancelled"), { code: "57014" }))).toContain(
    "took too long",
  );
  expect(await messageOf(new Error("Query read timeout"))).toContain("took too long");
  expect(await messageOf(Object.assign(new Error("gone"), { code: "57P01" }))).toContain("did not answer");
});

test("a fault of ours shows neither statement nor values", async () => {
  const cause = Object.assign(new Error("duplicate key value"), { code: "23505" });
  const failed = new Error("Failed query: select $1\nparams: secret-token-123", { cause });
  const body = await errorResponse(failed, "/x").text();
  expect(body).not.toMatch(/secret|select|duplicate/);
});

test("a script is told what token it lacks, and in how many seconds to come again", () => {
  const header = (error: unknown, name: string) => errorResponse(error, "/x").headers.get(name);
  const challenge = (error: unknown) => header(error, "www-authenticate");
  expect(challenge(new JobsError("token_needed", "Send one."))).toBe("Bearer");
  expect(challenge(new JobsError("bad_token", "Unknown."))).toBe('Bearer error="invalid_token"');
  expect(challenge(new MissingScope("jobs:write"))).toBe(
    'Bearer error="insufficient_scope", scope="jobs:write"',
  );
  expect(challenge(new JobsError("not_allowed", "No."))).toBeNull();
  expect(header(new RateLimited(7, "Wait."), "retry-after")).toBe("7");
});
