/** Functions, views and triggers hold no data: they may be dropped and made again. */
export const isReplaceable = (name: string) => /^(function|view|trigger) /.test(name);

/** For a name as `readShape` gives it. */
export function dropStatement(name: string): string {
  const [kind = "", of = ""] = name.split(" ");
  if (kind !== "trigger") return `DROP ${kind.toUpperCase()} jobs.${of};`;
  const [table, trigger] = of.split(".");
  return `DROP TRIGGER ${trigger} ON public.${table};`;
}

const setting = (of: string) => `jobs.callers_of_${of}`;

/** Notes, until the end of the transaction, which roles may call a function; null when the name is not a function's. */
export function callersOf(name: string): string | null {
  const [kind, of = ""] = name.split(" ");
  if (kind !== "function") return null;
  return `-- Who may call it may call what it becomes.
SELECT set_config('${setting(of)}', coalesce(string_agg(a.grantee::regrole::text, ', '), ''), true)
FROM pg_proc p CROSS JOIN LATERAL aclexplode(p.proacl) a
WHERE p.oid = 'jobs.${of}'::regproc AND a.grantee NOT IN (0, p.proowner);
`;
}

/** Lets the roles that `callersOf` noted call the function again. */
export function letInAgain(name: string): string {
  const [, of = ""] = name.split(" ");
  return `DO $$
BEGIN
  IF current_setting('${setting(of)}') <> '' THEN
    EXECUTE 'GRANT EXECUTE ON FUNCTION jobs.${of} TO ' || current_setting('${setting(of)}');
  END IF;
END $$;`;
}
