import { readFile } from "node:fs/promises";
import { withSession } from "./seed/session";
import { makeMigrated } from "./seeded-database";

/**
 * Makes a database with the owners of a seeded one, whose tables of records have only their primary keys: no other
 * index, trigger, foreign key or check. It has no jobs; with jobs it could only be slower. Returns its address.
 */
export async function makeBareTables(serverUrl: string, name: string): Promise<string> {
  const url = await makeMigrated(serverUrl, name);
  await withSession(url, async (session) => {
    await session.query(await readFile(new URL("./seed/app_user.sql", import.meta.url), "utf8"));
    await session.query(STRIP);
  });
  return url;
}

const STRIP = `
do $$
declare statement text;
begin
  for statement in
    select format('alter table %s drop constraint if exists %I cascade', conrelid::regclass, conname)
    from pg_constraint where contype in ('f', 'c', 'u') and conrelid = any (array['object', 'job', 'job_execution',
      'job_subtask', 'job_file', 'job_rejection']::regclass[])
    union all
    select format('drop trigger %I on %s', tgname, tgrelid::regclass)
    from pg_trigger where not tgisinternal and tgrelid in ('job'::regclass, 'job_execution'::regclass)
    union all
    select format('drop index %s', indexrelid::regclass)
    from pg_index where not indisprimary and indrelid in ('object'::regclass, 'job'::regclass, 'job_execution'::regclass)
  loop
    execute statement;
  end loop;
end $$`;
