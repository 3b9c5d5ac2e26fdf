import { sql } from "drizzle-orm";
import { z } from "zod";
import { reading } from "@/lib/current-verb";
import { rootCause } from "@/lib/database-error";
import type { Access } from "@/lib/jobs/access";

/** invalid_parameter_value: PostgreSQL does not know the zone. */
const UNKNOWN_ZONE = "22023";

const readings = z.array(z.object({ text: z.string() }));

/**
 * The zone for a statement, if PostgreSQL has it and reads the same times in it as this process does; else UTC. Some
 * names are a zone here and an abbreviation without summer time there, and the two may come from different years.
 */
export function zoneForExport({ db }: Pick<Access, "db">, zone: string): Promise<string> {
  return reading("zoneForExport", async () => {
    const moments = momentsOf(new Date().getUTCFullYear());
    const read = sql`to_char(moment at time zone ${zone}, 'YYYY-MM-DD HH24:MI')`;
    try {
      const rows = await db
        .select({ text: sql<string>`${read}` })
        .from(sql`unnest(${sql.param(moments)}::timestamptz[]) with ordinality as given (moment, place)`)
        .orderBy(sql`place`);
      // As "2026-11-30 07:52": Sweden writes times as ISO 8601 does.
      const here = new Intl.DateTimeFormat("sv-SE", {
        dateStyle: "short",
        timeStyle: "short",
        timeZone: zone,
      });
      const isSame = readings
        .parse(rows)
        .every(({ text }, at) => text === here.format(new Date(moments[at] ?? "")));
      return isSame ? zone : "UTC";
    } catch (error) {
      if (rootCause(error).code === UNKNOWN_ZONE) return "UTC";
      throw error;
    }
  });
}

/** A moment of each month of this year and the last, which are the most looked at. */
const momentsOf = (year: number): string[] =>
  Array.from({ length: 24 }, (_, month) => new Date(Date.UTC(year - 1, month, 15)).toISOString());
