import { sql } from "drizzle-orm";
import { appUser } from "@/db/schema";

/**
 * Matches a user's name in upper or lower case of any script, whatever the database's locale, and with accents as
 * characters of their own or not: keyboards differ.
 */
export const isNamed = (name: string) =>
  sql`lower(${appUser.name} collate "und-x-icu")
    in (lower(${name} collate "und-x-icu"), lower(${name.normalize("NFC")} collate "und-x-icu"))`;

/** The id of the user of this name, as text; null if there is none. */
export const idOfNamed = (name: string) =>
  sql`(select ${appUser.id}::text from ${appUser} where ${isNamed(name)})`;
