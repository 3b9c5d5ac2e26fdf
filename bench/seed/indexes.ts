import { z } from "zod";
import { inParallel, withSession } from "./session";

const indexes = z.array(z.object({ name: z.string(), definition: z.string() }));

/**
 * Drops every index of the records that no constraint stands on, lets `work` fill the tables, and makes the same
 * ones again. Whatever the migrations say of indexes holds, because it is read from the database.
 */
export async function withoutIndexes(url: string, work: () => Promise<unknown>) {
  const dropped = await withSession(url, async (client) => {
    const { rows } = await client.query(`
      select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
      from pg_index i join pg_class t on t.oid = i.indrelid
      where t.relnamespace in ('public'::regnamespace, 'jobs'::regnamespace)
        and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`);
    const found = indexes.parse(rows);
    for (const { name } of found) await client.query(`drop index ${name}`);
    return found;
  });
  await work();
  // The slowest first, which are those by name, so that none is left alone at the end.
  const slowestFirst = dropped.toSorted(
    (one, other) => Number(isByName(other.definition)) - Number(isByName(one.definition)),
  );
  await inParallel(slowestFirst, ({ definition }) => withSession(url, (client) => client.query(definition)));
}

const isByName = (definition: string) => definition.includes("COLLATE");
