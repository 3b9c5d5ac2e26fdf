import type { Client } from "pg";

/** What a database consists of: a line for each thing, by its name. It does not include the data. */
export type Shape = ReadonlyMap<string, string>;

/*
 * Columns are compared by name and not by place, since a migration can only add one at the end. Rights are compared by
 * kind of role, since the roles that were let in differ between databases. Rules about null are compared with the
 * columns.
 */
const SHAPE = `
  with ours as (
    select oid as id from pg_namespace where nspname in ('public', 'jobs')
  ), relation as (
    select c.*, case c.relkind when 'v' then 'view' when 'i' then 'index' when 'S' then 'sequence' else 'table' end as kind
    from pg_class c where c.relnamespace in (select id from ours)
      and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')
  ), rights as (
    select 'function ' || p.proname as thing, a.*, p.proowner as owner from pg_proc p
    cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
    where p.pronamespace in (select id from ours)
    union all
    select kind || ' ' || relname, a.*, relowner from relation
    cross join lateral aclexplode(coalesce(relacl, acldefault('r', relowner))) a where kind in ('table', 'view')
    union all
    select 'schema jobs', a.*, nspowner from pg_namespace
    cross join lateral aclexplode(coalesce(nspacl, acldefault('n', nspowner))) a where nspname = 'jobs'
  )
  select 'function ' || proname as name, string_agg(pg_get_functiondef(oid), E'\\n' order by oid) as is
  from pg_proc where pronamespace in (select id from ours) and prokind in ('f', 'p') group by proname
  union all
  select kind || ' ' || relname, concat_ws(' ', relpersistence, relreplident, relrowsecurity, reloptions,
    case kind when 'view' then pg_get_viewdef(oid) when 'index' then pg_get_indexdef(oid) end,
    (select row(indisvalid, indisunique, indisclustered) from pg_index where indexrelid = r.oid),
    (select row(seqtypid::regtype, seqstart, seqincrement, seqmax, seqmin, seqcache, seqcycle)
     from pg_sequence where seqrelid = r.oid),
    (select string_agg(attnum || ' statistics ' || attstattarget, ' ' order by attnum)
     from pg_attribute where attrelid = r.oid and attnum > 0 and attstattarget >= 0))
  from relation r
  union all
  select 'column ' || relname || '.' || attname, concat_ws(' ', format_type(atttypid, atttypmod), attnotnull, attidentity,
    attgenerated, attcollation::regcollation, pg_get_expr(adbin, adrelid))
  from relation r join pg_attribute a on attrelid = r.oid and attnum > 0 and not attisdropped
  left join pg_attrdef on adrelid = r.oid and adnum = attnum where kind in ('table', 'view')
  union all
  select 'constraint ' || conrelid::regclass || '.' || conname, concat_ws(' ', pg_get_constraintdef(oid), convalidated)
  from pg_constraint where connamespace in (select id from ours) and contype not in ('n', 't')
  union all
  select 'trigger ' || relname || '.' || tgname, concat_ws(' ', pg_get_triggerdef(t.oid), tgenabled)
  from pg_trigger t join relation r on tgrelid = r.oid where not tgisinternal
  union all
  select 'rights on ' || thing, string_agg(privilege_type || ' ' || case grantee when 0 then 'public' else 'owner' end
    || case when is_grantable and grantee <> owner then ' grantable' else '' end, ', '
    order by privilege_type, grantee = 0)
  from rights where grantee in (0, owner) group by thing`;

/** Reads all of the schemas public and jobs. It sets the session's search path to public: names depend on it. */
export async function readShape(client: Client): Promise<Shape> {
  await client.query("set search_path = public");
  const { rows } = await client.query<{ name: string; is: string }>(SHAPE);
  return new Map(rows.map((row) => [row.name, row.is]));
}

/** The names of everything that differs between the two, sorted. */
export function differences(one: Shape, other: Shape): string[] {
  const names = new Set([...one.keys(), ...other.keys()]);
  const different = [...names].filter((name) => one.get(name) !== other.get(name));
  return different.sort((first, second) => first.localeCompare(second, "en"));
}
