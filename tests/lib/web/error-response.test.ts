import { expect, test } from "vitest";
import { InvalidInput, JobsError } from "@/lib/errors";
import { errorResponse } from "@/lib/web/error-response";

test.each([
  [new JobsError("not_signed_in", "Sign in."), 401],
  [new JobsError("not_allowed", "No."), 403],
  [new JobsError("too_many_requests", "Wait."), 429],
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
