-- Few owners have many jobs, and the first of them every sixth; a twentieth are the system's, a fiftieth have owners
-- who are deleted.
INSERT INTO job (id, name, description, type, status, owner_id, owner_name, object_id, object_label, run_at,
  created_at, finished_at, kept_duration)
SELECT id, name,
  CASE WHEN described < 0.8::float8 THEN 'Asked for by the ' || pg_temp.one_of('{reading room,registrar,web team,
    conservators}', described * 1.25::float8) || ' on ' || created_at::date END,
  type, status,
  CASE WHEN share >= 0.07::float8 THEN owner END,
  CASE WHEN share >= 0.07::float8 THEN 'owner ' || owner WHEN share >= 0.05::float8 THEN 'left ' || owner END,
  linked, 'Collection ' || linked - jobs,
  CASE WHEN share < 0.6::float8 THEN '/' || type || '/new' END,
  created_at, finished_at, extract(epoch FROM finished_at - started_at)
FROM (
  SELECT *, pg_temp.part(words, 10) AS described,
    CASE WHEN id <= 3 THEN 1 ELSE pg_temp.part(words, 30) END AS share,
    CASE WHEN id <= 3 THEN 1 ELSE 1 + floor(200 * pg_temp.part(words, 40) ^ 3::float8)::bigint END AS owner,
    CASE WHEN id % 5 = 2 THEN jobs + 1 + (hash & 9007199254740991) % greatest(1, jobs / 100) END AS linked
  FROM named_plan
  OFFSET 0
) AS owned;
