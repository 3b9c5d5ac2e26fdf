import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";
import { findAccess } from "@/lib/auth/session";
import { errorResponse } from "@/lib/web/error-response";
import { withSmallBody } from "@/lib/web/read-body";
import { refuseAllBut } from "@/lib/web/refuse-method";

type Context = RouteContext<"/api/auth/[...nextauth]">;

async function handler(request: Request, context: Context): Promise<Response> {
  try {
    // next-auth takes a failed look-up for a sign-out and drops the cookie: the database is asked first.
    await findAccess();
    return await NextAuth(authOptions())(new NextRequest(await withSmallBody(request)), context);
  } catch (error) {
    return errorResponse(error, "/api/auth");
  }
}

export { handler as GET, handler as POST };

export const { DELETE, OPTIONS, PATCH, PUT } = refuseAllBut("GET", "HEAD", "POST");
