import type { z } from "zod";
import { parseJson, readBody } from "@/lib/api/request/read-body";
import {
  fingerprintOf,
  IDEMPOTENCY_HEADERS,
  RUN_HEADERS,
  readHeaders,
  termsOf,
} from "@/lib/api/request/write-terms";
import type { SignedInAccess } from "@/lib/auth/session/session";
import { writing } from "@/lib/current-verb";
import type { Reading } from "@/lib/read-json";
import { confirmationOf } from "@/lib/web/access/body-terms";
import { inWriteSlot } from "@/lib/web/limits/write-slots";
import { parseStrictly } from "@/lib/web/request/parse-strictly";
import { readQuery } from "@/lib/web/request/read-query";
import { NONE, type Operation, type OperationSpec } from "./operation";

interface Call<Params, Body> {
  params: Params;
  body: Body;
  /** Headers of the answer; add to them. */
  headers: Headers;
}

interface WriteSpec<Params extends z.ZodObject, Body extends z.ZodType, Answer extends z.ZodType>
  extends Omit<OperationSpec<Params, z.ZodObject, Answer>, "query" | "headers"> {
  body: Body;
  /** An example of a body. */
  example: z.input<Body>;
  /** How fields of its body are read that must arrive as they were given. */
  reading?: Reading;
  /** Whether it belongs to the run of one job. */
  isOfRun: boolean;
  /** The access has the request's run token and idempotency key. */
  handle: (access: SignedInAccess, call: Call<z.output<Params>, z.output<Body>>) => Promise<z.output<Answer>>;
}

/** A POST of a JSON object. It may be sent again with the same key. */
export function writeOperation<Params extends z.ZodObject, Body extends z.ZodType, Answer extends z.ZodType>({
  handle,
  isOfRun,
  reading,
  ...described
}: WriteSpec<Params, Body, Answer>): Operation {
  const taken = isOfRun ? RUN_HEADERS : IDEMPOTENCY_HEADERS;
  return {
    ...described,
    problems: [...(described.problems ?? []), "key_reused", ...(isOfRun ? (["stale_run"] as const) : [])],
    method: "POST",
    scope: "jobs:write",
    query: NONE,
    headers: taken,
    run: async (access, request, given) => {
      const headers = new Headers({ "Cache-Control": "private, no-store" });
      const params = parseStrictly(described.params, given);
      parseStrictly(NONE, readQuery(request));
      const said = readHeaders(taken, request.headers);
      const confirm = confirmationOf(access);
      const bytes = await readBody(access, request);
      const body = parseStrictly(described.body, parseJson(bytes, request.headers, reading));
      const fingerprint = fingerprintOf(request, request.headers.get("content-type") ?? "", bytes);
      const terms = { ...termsOf(said, fingerprint, headers), confirm };
      // The log names slow statements by the operation.
      const value = await inWriteSlot(access.token?.id ?? "", () =>
        writing(described.id, () => handle({ ...access, terms }, { params, body, headers })),
      );
      return Response.json(value, { status: described.answer.status, headers });
    },
  };
}
