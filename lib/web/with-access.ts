import "server-only";
import { requireSignedIn, type SignedInAccess } from "@/lib/auth/session";
import { errorResponse } from "./error-response";

/** A route's handler behind the sign-in: gets its access, and answers every error with its status. */
export function withAccess<Context>(
  handle: (access: SignedInAccess, request: Request, context: Context) => Promise<Response>,
) {
  return async (request: Request, context: Context): Promise<Response> => {
    try {
      return await handle(await requireSignedIn(), request, context);
    } catch (error) {
      return errorResponse(error, new URL(request.url).pathname);
    }
  };
}
