import { z } from "zod";
import { inParallel, withSession } from "./session";

const indexes = z.array(z.object({ name: z.string(), definition: z.string() }));

/**
 * Drops every index of the records that no constraint needs, and returns the statements that make them again. They are
 * read from the database, so they are as the migrations made them; the settings of their columns are read too, because
 * PostgreSQL leaves them out of a definition.
 */
export function dropIndexes(url: string): Promise<string[]> {
  return withSession(url, async (session) => {
    const { rows } = await session.query(`
      select i.indexrelid::regclass::text as name, concat_ws('; ', pg_get_indexdef(i.indexrelid), (
        select string_agg(format('alter index %s alter column %s set statistics %s',
          a.attrelid::regclass, a.attnum, a.attstattarget), '; ')
        from pg_attribute a where a.attrelid = i.indexrelid and a.attstattarget >= 0)) as definition
      from pg_index i join pg_class t on t.oid = i.indrelid
      where t.relnamespace in ('public'::regnamespace, 'jobs'::regnamespace)
        and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`);
    const found = indexes.parse(rows);
    for (const { name } of found) await session.query(`drop index ${name}`);
    return found.map(({ definition }) => definition);
  });
}

/** Makes indexes in parallel sessions; the slowest ones, by name, come first, so that none runs alone at the end. */
export async function makeIndexes(url: string, definitions: string[]) {
  const slowestFirst = definitions.toSorted((one, other) => Number(isByName(other)) - Number(isByName(one)));
  await inParallel(slowestFirst, (definition) => withSession(url, (session) => session.query(definition)));
}

const isByName = (definition: string) => definition.includes("COLLATE");
