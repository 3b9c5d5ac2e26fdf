import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { formatMessage } from "@/lib/texts/format-message";
import { startCheckTexts } from "@/texts/server/start-check";

/** What a session of ours must have. A pooler may have left out what the connection asked for. */
const NEEDED: Readonly<Record<string, { is: RegExp; words: string }>> = {
  search_path: {
    is: /^(\s*("\$user"|pg_catalog)\s*,)*\s*"?public"?\s*(,|$)/,
    words: startCheckTexts.publicFirst,
  },
  TimeZone: { is: /^(Etc\/)?UTC$/, words: "UTC" },
  DateStyle: { is: /^ISO\b/, words: "ISO" },
  default_transaction_isolation: { is: /^read committed$/, words: startCheckTexts.readCommitted },
};

/** Throws a sentence that names DATABASE_URL and the setting, when sessions there do not have what the console needs. */
export async function requireSettings(db: Database): Promise<void> {
  const names = Object.keys(NEEDED);
  const rows = await db
    .select({ name: sql<string>`name`, value: sql<string>`current_setting(name)` })
    .from(sql`unnest(${sql.param(names)}::text[]) as name`);
  for (const { name, value } of rows) {
    const needed = NEEDED[name];
    if (!needed || needed.is.test(value)) continue;
    throw new Error(formatMessage(startCheckTexts.sessionSetting, { name, value, needed: needed.words }));
  }
}
