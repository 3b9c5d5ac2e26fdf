import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/session/options";
import { findAccess } from "@/lib/auth/session/session";
import { publicUrl } from "@/lib/env";
import { withSmallBody } from "@/lib/web/request/read-body";
import { refuseOtherOrigin } from "@/lib/web/request/same-origin";
import { errorResponse } from "@/lib/web/response/error-response";
import { refuseAllBut } from "@/lib/web/response/refuse-method";

type Context = RouteContext<"/api/auth/[...nextauth]">;

async function handler(request: Request, context: Context): Promise<Response> {
  try {
    if (request.method === "POST") refuseOtherOrigin(request.headers, publicUrl());
    // next-auth takes a failed look-up for a sign-out and drops the cookie: the database is asked first.
    await findAccess();
    return await NextAuth(authOptions())(new NextRequest(await withSmallBody(request)), context);
  } catch (error) {
    return errorResponse(error, "/api/auth");
  }
}

export { handler as GET, handler as POST };

export const { DELETE, OPTIONS, PATCH, PUT } = refuseAllBut("GET", "HEAD", "POST");
