import { asc, sql } from "drizzle-orm";
import { z } from "zod";
import { appUser } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import { JobsError } from "@/lib/errors";
import { permissionTexts } from "@/texts/jobs/permission";
import type { Access } from "./access";

const MOST = 10;

/** Sorts behind every other character. */
const LAST_CHARACTER = "\uffff";

/** As app_user_name_key sorts. */
const foldedName = sql`lower(${appUser.name} collate "und-x-icu")`;

/**
 * The names of the first ten users, in alphabetical order, that begin with a text, upper and lower case and accents
 * aside: one range of an index, however many users there are. Throws not_found for all but administrators.
 */
export function suggestOwners({ db, viewer }: Access, beginning: string): Promise<string[]> {
  return reading("suggestOwners", async () => {
    if (viewer.role !== "admin") throw new JobsError("not_found", permissionTexts.noSuchAddress);
    const folded = (text: string) => sql`lower(${text} collate "und-x-icu")`;
    const rows = await db
      .select({ name: appUser.name })
      .from(appUser)
      .where(
        sql`${foldedName} >= ${folded(beginning)} and ${foldedName} <= ${folded(beginning)} || ${LAST_CHARACTER}`,
      )
      .orderBy(asc(foldedName))
      .limit(MOST);
    return z
      .array(z.object({ name: z.string() }))
      .parse(rows)
      .map(({ name }) => name);
  });
}
