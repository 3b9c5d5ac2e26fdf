-- What the records of a job have in common, for the jobs bench.first to bench.last of bench.jobs: the last 400 days
-- until bench.moment, oldest first. Every choice is a hash of the job's number, so that each table can be filled by a
-- session of its own, and two seedings differ only in the day they end on. Times are calculated as seconds, in floating
-- point, which is several times as fast as with intervals.
CREATE FUNCTION pg_temp.part(hash bigint, place int) RETURNS float8
LANGUAGE sql IMMUTABLE
RETURN ((hash >> place) & 1048575)::float8 / 1048576::float8;

CREATE FUNCTION pg_temp.one_of(choices text[], pick float8) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN choices[1 + floor(pick * cardinality(choices)::float8)::int];

CREATE TEMPORARY VIEW plan AS
SELECT id, type, status, to_timestamp(created) AS created_at, to_timestamp(started) AS started_at,
  -- The newest jobs may not end in the future.
  CASE WHEN status IN ('completed', 'failed', 'cancelled') THEN
    to_timestamp(greatest(created, started, least(moment, created + wait + run))) END AS finished_at,
  hash, words, jobs
FROM (
  SELECT *,
    CASE status WHEN 'completed' THEN true WHEN 'running' THEN true WHEN 'failed' THEN luck < 0.95::float8
      WHEN 'cancelled' THEN luck < 0.5::float8 END AS has_started
  FROM (
    SELECT id, hash, words, jobs, moment, luck,
      -- The three oldest jobs are the rarest combination: an uncommon type, the least common end, one owner.
      CASE WHEN id <= 3 OR id % 2003 = 7 THEN 'legacy_migration'
        WHEN id % 5003 = 9 THEN 'thumbnail_repair'
        WHEN id % 10007 = 11 THEN 'rights_review'
      ELSE pg_temp.one_of('{export,export,export,import,import,ingest,ingest,ai_processing,ai_processing,
        batch_update,validation,validation,conversion,conversion,sync,sync,sync,sync}',
        pg_temp.part(hash, 0)) END AS type,
      CASE WHEN id <= 3 THEN 'cancelled'
        -- 2.9 % wait and 0.1 % run, all of them among the newest 4 %.
        WHEN id > backlog AND luck < 0.75::float8 THEN
          CASE WHEN luck < 0.60::float8 THEN 'pending' WHEN luck < 0.725::float8 THEN 'queued' ELSE 'running' END
        WHEN ending < 0.9485::float8 THEN 'completed'
        WHEN ending < 0.9948::float8 OR id % 2003 = 7 THEN 'failed'
      ELSE 'cancelled' END AS status,
      moment - step * ((jobs - id)::float8 + pg_temp.part(hash, 40)) AS created,
      30::float8 * luck * luck * luck AS wait,
      0.05::float8 * exp(12::float8 * ending * ending) AS run
    FROM (
      SELECT id, jobs, moment, backlog, step, hash, hashint8extended(id, 2) AS words,
        pg_temp.part(hash, 20) AS ending, pg_temp.part(hash, 30) AS luck
      FROM (
        SELECT id, jobs, moment, backlog, step, hashint8extended(id, 1) AS hash
        FROM (
          SELECT jobs, jobs * 96 / 100 AS backlog, 400 * 86400 / jobs::float8 AS step,
            extract(epoch FROM current_setting('bench.moment')::timestamptz)::float8 AS moment
          FROM CAST(current_setting('bench.jobs') AS bigint) AS jobs
          OFFSET 0
        ) AS settings,
        generate_series(current_setting('bench.first')::bigint, current_setting('bench.last')::bigint) AS id
        OFFSET 0
      ) AS hashed
      OFFSET 0
    ) AS split
    OFFSET 0
  ) AS picked
  OFFSET 0
) AS timed
CROSS JOIN LATERAL (SELECT CASE WHEN has_started THEN least(moment, created + wait) END AS started OFFSET 0) AS begun;

-- Names as people and programs give them: some missing, some that a CSV must escape, most dull and often repeated.
CREATE TEMPORARY VIEW named_plan AS
SELECT *, CASE WHEN id <= 3 THEN 'Zoning plans'
  WHEN pick < 0.03::float8 THEN NULL
  WHEN pick < 0.05::float8 THEN pg_temp.one_of(ARRAY['Holdings, "A to Z"', '=HYPERLINK("http://x.example","x")',
    '+44 20 7946 0000', '-1+2', '@SUM(A1:A9)', 'Übernahme Größe ß', '四月の取り込み', 'Перенос описей', 'تحديث السجلات',
    '📦 parcels', '<b>bold</b>', 'O''Brien''s letters', ' = spaced', 'a;b|c', '''quoted'], pg_temp.part(words, 20))
  ELSE upper(left(type, 1)) || substr(type, 2) || ' of ' || pg_temp.one_of('{archival descriptions,accessions,
    authority records,digitised maps,film stills,finding aids,loan requests,oral histories,parish registers,
    photographs,place names,press cuttings,subject terms,user accounts}',
    pg_temp.part(words, 20) * pg_temp.part(words, 20))
    || CASE WHEN pick < 0.25::float8 THEN ', batch ' || id % 400
      WHEN pick < 0.7::float8 THEN ' ' || created_at::date ELSE '' END
  END AS name
FROM (SELECT *, pg_temp.part(words, 0) AS pick FROM plan OFFSET 0) AS worded;
