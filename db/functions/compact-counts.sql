-- Compaction: moves up to `most` changes into job_count; returns how many it moved. Nobody waits: if another session is
-- compacting, this does nothing. It also does nothing under an old snapshot, where it would fail. The settings make it
-- use the keys: before PostgreSQL 18 the price of a forbidden plan would also have it compiled, for half a second.
-- Rows are deleted by their place: changes, which nobody changes once they are committed, and rows of job_count that
-- count nothing, which nobody else changes during a compaction. Joined by their keys, with the statistics of an empty
-- table, each row was compared with each: when ten thousand types had lost their last jobs at once, that took longer
-- than the half minute that a statement has.
CREATE OR REPLACE FUNCTION jobs.compact_counts(most integer) RETURNS integer
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  folded integer;
  emptied tid[];
BEGIN
  IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
    RETURN 0;
  END IF;
  -- Once in a transaction, so that a commit never takes long.
  PERFORM FROM public.job_count_fold f WHERE f.folded_in <> pg_current_xact_id() FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  WITH taken AS (
    DELETE FROM public.job_count_change c
    WHERE c.ctid = ANY (ARRAY(SELECT u.place FROM jobs.pending_change u LIMIT most))
    RETURNING c.*
  ), net AS MATERIALIZED (
    SELECT t.owner_id, t.type,
      coalesce(sum(t.pending), 0) AS pending,
      coalesce(sum(t.queued), 0) AS queued,
      coalesce(sum(t.running), 0) AS running,
      coalesce(sum(t.completed), 0) AS completed,
      coalesce(sum(t.failed), 0) AS failed,
      coalesce(sum(t.cancelled), 0) AS cancelled,
      coalesce(sum(t.with_rejected_rows), 0) AS with_rejected_rows
    FROM taken t
    GROUP BY t.owner_id, t.type
  ), kept AS (
    INSERT INTO public.job_count AS k (whose, types, pending, queued, running, completed, failed, cancelled, with_rejected_rows)
    SELECT u.whose, u.types, sum(n.pending), sum(n.queued), sum(n.running), sum(n.completed), sum(n.failed), sum(n.cancelled), sum(n.with_rejected_rows)
    FROM net n CROSS JOIN LATERAL jobs.counted_under(n.owner_id, n.type) u
    GROUP BY u.whose, u.types
    ON CONFLICT (whose, types) DO UPDATE SET
      pending = k.pending + excluded.pending,
      queued = k.queued + excluded.queued,
      running = k.running + excluded.running,
      completed = k.completed + excluded.completed,
      failed = k.failed + excluded.failed,
      cancelled = k.cancelled + excluded.cancelled,
      with_rejected_rows = k.with_rejected_rows + excluded.with_rejected_rows
    RETURNING k.*, k.ctid AS place
  ), marked AS (
    -- The changes that this snapshot does not see, those of its own transaction that are still to come among them.
    UPDATE public.job_count_fold f SET
      folded_in = pg_current_xact_id(),
      (next, running) = (
        SELECT CASE WHEN n.taken < most THEN n.seen_before WHEN f.xmin = f.folded_in::xid THEN f.next ELSE '0' END,
          CASE WHEN n.taken < most THEN array(
            SELECT pg_snapshot_xip(pg_current_snapshot())
            UNION SELECT pg_current_xact_id() WHERE pg_current_xact_id() < n.seen_before)
          WHEN f.xmin = f.folded_in::xid THEN f.running ELSE '{}' END
        FROM (SELECT (SELECT count(*) FROM taken) AS taken,
          pg_snapshot_xmax(pg_current_snapshot()) AS seen_before) AS n)
    WHERE EXISTS (SELECT FROM taken)
  )
  SELECT (SELECT count(*) FROM taken), array(
    SELECT k.place FROM kept k
    WHERE 0 = ALL (ARRAY[k.pending, k.queued, k.running, k.completed, k.failed, k.cancelled, k.with_rejected_rows]))
  INTO folded, emptied;
  IF cardinality(emptied) > 0 THEN
    DELETE FROM public.job_count k WHERE k.ctid = ANY (emptied);
  END IF;
  RETURN folded;
END $$;

CREATE OR REPLACE FUNCTION jobs.compact_when_due() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM jobs.compact_counts(2048);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER compact_when_due AFTER UPDATE ON public.job_count_change
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION jobs.compact_when_due();
