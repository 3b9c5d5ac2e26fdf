import type { z } from "zod";
import type { SignedInAccess } from "@/lib/auth/session/session";
import { parseStrictly } from "@/lib/web/request/parse-strictly";
import { readQuery } from "@/lib/web/request/read-query";
import type { Operation, OperationSpec } from "./operation";

interface Call<Params, Query> {
  params: Params;
  query: Query;
  request: Request;
  /** Headers of the answer; add to them. */
  headers: Headers;
}

interface ReadSpec<Params extends z.ZodObject, Query extends z.ZodObject, Answer extends z.ZodType>
  extends OperationSpec<Params, Query, Answer> {
  scope: "jobs:read" | null;
  /** Returns a value of the answer's schema, or a whole Response. */
  handle: (
    access: SignedInAccess,
    call: Call<z.output<Params>, z.output<Query>>,
  ) => Promise<z.output<Answer> | Response>;
}

/** A GET, which changes nothing. */
export function readOperation<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Answer extends z.ZodType,
>({ handle, ...described }: ReadSpec<Params, Query, Answer>): Operation {
  return {
    ...described,
    method: "GET",
    run: async (access, request, given) => {
      const headers = new Headers({ "Cache-Control": "private, no-store" });
      const params = parseStrictly(described.params, given);
      const query = parseStrictly(described.query, readQuery(request));
      const value = await handle(access, { params, query, request, headers });
      return value instanceof Response
        ? value
        : Response.json(value, { status: described.answer.status, headers });
    },
  };
}
