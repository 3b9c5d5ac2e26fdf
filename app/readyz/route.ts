import { sql } from "drizzle-orm";
import { job } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import { database } from "@/lib/process/database";
import { errorResponse } from "@/lib/web/response/error-response";
import { refuseAllBut } from "@/lib/web/response/refuse-method";

function askDatabase() {
  return reading("askDatabase", () => database().db.select({ one: sql`1` }).from(job).limit(1));
}

/** Whether requests can be served now: the database answers, and its tables are there. */
export async function GET() {
  try {
    await askDatabase();
    return new Response("ok\n", { headers: { "Cache-Control": "no-store" } });
  } catch (error) {
    return errorResponse(error, "/readyz");
  }
}

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseAllBut("GET", "HEAD");
