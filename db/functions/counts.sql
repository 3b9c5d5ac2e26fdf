-- Counts that are kept, exact at every snapshot, without one writer ever waiting for another:
-- docs/decisions/0013-maintained-counts.md says why it is done like this.
-- A statement that changes jobs adds one row to job_count_change for each owner and type whose counts it changed
-- (count-changes.sql): a writer only ever inserts there. The count is what job_count holds plus what those rows add, read
-- in one statement (read-counts.sql). Now and then a writer whose transaction commits folds such rows into job_count and
-- deletes them (fold-counts.sql). verify-counts.sql compares all of it with the jobs.

-- Room on each page for the next versions of its rows: an update then leaves the index alone.
ALTER TABLE public.job_count SET (fillfactor = 50);

-- Small and busy: vacuumed soon, and never cut off at its end, for which writers would have to wait.
ALTER TABLE public.job_count_change SET (
  autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_cost_delay = 0,
  autovacuum_vacuum_insert_threshold = -1, vacuum_truncate = false
);

-- One row, written at each fold, with room for its next versions.
ALTER TABLE public.job_count_fold SET (fillfactor = 10);

INSERT INTO public.job_count_fold DEFAULT VALUES ON CONFLICT DO NOTHING;

-- The types of the tab Imports, as lib/jobs/tab.ts has them; a test compares the two.
CREATE OR REPLACE FUNCTION jobs.is_import(type text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN type IN ('import', 'ingest');

-- The rows of job_count under which a job is counted. No type is spelled like "*" or "*imports", no id like "-".
CREATE OR REPLACE FUNCTION jobs.counted_under(owner_id bigint, type text) RETURNS TABLE (whose text, types text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT w.whose, t.types
  FROM (VALUES ('*'), (coalesce(owner_id::text, '-'))) AS w (whose)
  CROSS JOIN (VALUES ('*'), (type), (CASE WHEN jobs.is_import(type) THEN '*imports' END)) AS t (types)
  WHERE t.types IS NOT NULL;
END;

-- What is not folded yet. Only the rows that are there count; job_count_fold is here so that dead rows are not read:
-- while some reader holds an old snapshot, no vacuum may remove them, and there may soon be millions. The last fold noted
-- which transactions it had not seen. A note that this row was not written with, as after a restore into a server that
-- counts its transactions from elsewhere, does not hold: then all rows are read.
-- `place` is where a row is: a fold deletes by place, since nobody changes a row of this table once it is committed.
CREATE OR REPLACE VIEW jobs.unfolded_change AS
SELECT c.*, c.ctid AS place FROM public.job_count_change c
WHERE c.made_in >= coalesce((SELECT f.next FROM public.job_count_fold f WHERE f.xmin = f.folded_in::xid), '0')
UNION ALL
SELECT c.*, c.ctid FROM public.job_count_change c
WHERE c.made_in = ANY ((SELECT f.running FROM public.job_count_fold f WHERE f.xmin = f.folded_in::xid)::xid8[]);
