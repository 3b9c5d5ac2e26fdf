-- Fills the records with bench.jobs jobs over the last 400 days, oldest first, in one transaction. Every pick
-- is a hash of the job's number, so two seedings differ in nothing but the day they end on.
CREATE FUNCTION pg_temp.pick(job bigint, salt bigint) RETURNS float8
LANGUAGE sql IMMUTABLE
RETURN (hashint8extended(job, salt) & 1099511627775)::float8 / 1099511627776::float8;

CREATE FUNCTION pg_temp.one_of(choices text[], pick float8) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN choices[1 + floor(pick * cardinality(choices))::int];

-- One row per job: what its three records have in common.
CREATE TEMPORARY VIEW plan AS
SELECT id, type, status, created_at, started_at, wait,
  -- The newest jobs may not end in the future.
  CASE WHEN status IN ('completed', 'failed', 'cancelled') THEN
    greatest(created_at, started_at, least(now(), created_at + wait + run)) END AS finished_at
FROM (
  SELECT *, CASE WHEN status = 'running' OR status = 'completed' OR (status = 'failed' AND luck < 0.95)
    OR (status = 'cancelled' AND luck < 0.5) THEN least(now(), created_at + wait) END AS started_at
  FROM (
    SELECT id,
      pg_temp.one_of('{export,export,export,import,import,ingest,ingest,ai_processing,ai_processing,
        batch_update,validation,validation,conversion,conversion,sync,sync,sync,sync}',
        pg_temp.pick(id, 1)) AS type,
      CASE WHEN id <= jobs * 0.98 THEN
        CASE WHEN pg_temp.pick(id, 2) < 0.90 THEN 'completed'
          WHEN pg_temp.pick(id, 2) < 0.97 THEN 'failed' ELSE 'cancelled' END
      -- What waits and runs is among the newest.
      ELSE pg_temp.one_of('{pending,pending,pending,queued,running,running,completed,completed,failed,cancelled}',
        pg_temp.pick(id, 2)) END AS status,
      now() - interval '400 days' * ((jobs - id + pg_temp.pick(id, 3)) / jobs) AS created_at,
      interval '1 second' * 30 * pg_temp.pick(id, 4) ^ 3 AS wait,
      interval '1 second' * 0.05 * exp(12 * pg_temp.pick(id, 5) ^ 2) AS run,
      pg_temp.pick(id, 6) AS luck
    FROM CAST(current_setting('bench.jobs') AS bigint) AS jobs, generate_series(1, jobs) AS id
    OFFSET 0
  ) AS picked
  OFFSET 0
) AS timed;

INSERT INTO app_user (id, name, role, password_hash)
SELECT n, 'owner ' || n, 'staff', 'none: nobody signs in as this user' FROM generate_series(1, 1000) AS n;

-- Names as people and programs give them: some missing, some that try a CSV, most dull and often repeated.
INSERT INTO object (id, class_name, label, created_at)
SELECT id, 'Job',
  CASE WHEN pg_temp.pick(id, 7) < 0.03 THEN NULL
  WHEN pg_temp.pick(id, 7) < 0.05 THEN pg_temp.one_of(ARRAY['Holdings, "A to Z"', '=HYPERLINK("http://x.example","x")',
    '+44 20 7946 0000', '-1+2', '@SUM(A1:A9)', 'Übernahme Größe ß', '四月の取り込み', 'Перенос описей', 'تحديث السجلات',
    '📦 parcels', '<b>bold</b>', 'O''Brien''s letters', ' = spaced', 'a;b|c', '''quoted'], pg_temp.pick(id, 8))
  ELSE initcap(replace(type, '_', ' ')) || ' of ' || pg_temp.one_of('{archival descriptions,accessions,authority records,
    digitised maps,film stills,finding aids,loan requests,oral histories,parish registers,photographs,place names,
    press cuttings,subject terms,user accounts}', pg_temp.pick(id, 8))
    || CASE WHEN pg_temp.pick(id, 9) < 0.2 THEN ', batch ' || id % 400
      WHEN pg_temp.pick(id, 9) < 0.7 THEN ' ' || created_at::date ELSE '' END
  END, created_at
FROM plan;

-- What jobs are about: a hundredth as many records.
INSERT INTO object (id, class_name, key, label, url)
SELECT jobs + n, 'Collection', n, 'Collection ' || n, '/collections/' || n
FROM CAST(current_setting('bench.jobs') AS bigint) AS jobs, generate_series(1, greatest(1, jobs / 100)) AS n;

-- Few owners have many jobs; a twentieth are the system's, a fiftieth of users who are gone.
INSERT INTO job (id, name, description, type, status, owner_id, owner_name, object_id, object_label, run_at,
  created_at, finished_at)
SELECT plan.id, object.label,
  CASE WHEN pg_temp.pick(plan.id, 10) < 0.8 THEN 'Asked for by the ' || pg_temp.one_of('{reading room,registrar,
    web team,conservators}', pg_temp.pick(plan.id, 11)) || ' on ' || plan.created_at::date END,
  type, status,
  CASE WHEN share >= 0.07 THEN owner END,
  CASE WHEN share >= 0.07 THEN 'owner ' || owner WHEN share >= 0.05 THEN 'left ' || owner END,
  linked, 'Collection ' || linked - jobs,
  CASE WHEN share < 0.6 THEN '/' || type || '/new' END,
  plan.created_at, finished_at
FROM CAST(current_setting('bench.jobs') AS bigint) AS jobs, plan
JOIN object USING (id),
LATERAL (SELECT pg_temp.pick(plan.id, 12) AS share, 1 + floor(1000 * pg_temp.pick(plan.id, 13) ^ 3)::bigint AS owner,
  CASE WHEN pg_temp.pick(plan.id, 14) < 0.2 THEN
    jobs + 1 + floor(greatest(1, jobs / 100) * pg_temp.pick(plan.id, 15))::bigint END AS linked) AS who;

INSERT INTO job_execution (job_id, started_at, duration, error_message, stack_trace, output, last_sign_at)
SELECT id, started_at, extract(epoch FROM finished_at - started_at),
  CASE WHEN status = 'failed' THEN 'Row ' || id % 9000 || ' has no column "title", or the connection was reset' END,
  CASE WHEN status = 'failed' AND started_at IS NOT NULL THEN 'Error: row ' || id % 9000 || ' can''t be taken' || chr(10)
    || (SELECT string_agg('    at step' || n || ' (/srv/platform/jobs/worker.ts:' || id % 997 + n || ':17)', chr(10))
      FROM generate_series(1, 12) AS n) END,
  CASE WHEN status = 'completed' AND id % 3 = 0 THEN '{"rows": ' || id % 9000 || ', "rejected": 0}' END,
  coalesce(finished_at, started_at)
FROM plan;

SELECT setval(pg_get_serial_sequence('object', 'id'), (SELECT max(id) FROM object)),
  setval(pg_get_serial_sequence('app_user', 'id'), 1000);
