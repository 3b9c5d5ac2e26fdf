-- Maintained counts: exact at every snapshot, and no writer ever waits for another.
-- docs/decisions/0013-maintained-counts.md says why it is done like this.
-- A statement that changes jobs adds one row to job_count_change for each owner and type whose counts it changed
-- (count-changes.sql): a writer only inserts there. The count is job_count plus these rows, read in one statement
-- (read-counts.sql). Now and then a writer that commits compacts them: it adds such rows to job_count and deletes them
-- (compact-counts.sql; "fold" in a table's name means compaction). verify-counts.sql compares all of it with the jobs.

-- Leaves room on each page for the next versions of its rows: an update then need not change the index.
ALTER TABLE public.job_count SET (fillfactor = 50);

-- Small and busy: vacuumed soon, and its end is never cut off, because writers would have to wait for that.
ALTER TABLE public.job_count_change SET (
  autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_cost_delay = 0,
  autovacuum_vacuum_insert_threshold = -1, vacuum_truncate = false
);

-- One row, written at each compaction, with room for its next versions.
ALTER TABLE public.job_count_fold SET (fillfactor = 10);

INSERT INTO public.job_count_fold DEFAULT VALUES ON CONFLICT DO NOTHING;

-- The types of the tab Imports, as lib/jobs/tab.ts has them; a test compares the two.
CREATE OR REPLACE FUNCTION jobs.is_import(type text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN type IN ('import', 'ingest');

-- The rows of job_count that count a job. No type is spelled like "*" or "*imports", and no id like "-".
CREATE OR REPLACE FUNCTION jobs.counted_under(owner_id bigint, type text) RETURNS TABLE (whose text, types text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT w.whose, t.types
  FROM (VALUES ('*'), (coalesce(owner_id::text, '-'))) AS w (whose)
  CROSS JOIN (VALUES ('*'), (type), (CASE WHEN jobs.is_import(type) THEN '*imports' END)) AS t (types)
  WHERE t.types IS NOT NULL;
END;

-- The changes that are not compacted yet. Only rows that exist count; job_count_fold only saves reading dead rows:
-- while some reader holds an old snapshot, no vacuum may remove them, and there may soon be millions. The last
-- compaction noted which transactions it had not seen. That note holds only if the transaction that it names wrote the
-- row. If not, as after a restore into a server with other transaction numbers, all rows are read.
-- `place` is where a row is: compaction deletes by place, since nobody changes a row of this table once it is
-- committed.
CREATE OR REPLACE VIEW jobs.pending_change AS
SELECT c.*, c.ctid AS place FROM public.job_count_change c
WHERE c.made_in >= coalesce((SELECT f.next FROM public.job_count_fold f WHERE f.xmin = f.folded_in::xid), '0')
UNION ALL
SELECT c.*, c.ctid FROM public.job_count_change c
WHERE c.made_in = ANY ((SELECT f.running FROM public.job_count_fold f WHERE f.xmin = f.folded_in::xid)::xid8[]);
