-- As in 0007_kept_counts.sql, but rows go by their place: what is folded, which nobody changes once it is committed, and
-- what counts nothing any more, which nobody else changes while this one folds. Joined by their keys, each row was
-- compared with each where statistics were of an empty table: where ten thousand types had lost their last jobs at
-- once, that took longer than the half minute that a statement has.
CREATE OR REPLACE VIEW jobs.unfolded_change AS
SELECT c.*, c.ctid AS place FROM public.job_count_change c
WHERE c.made_in >= coalesce((SELECT f.next FROM public.job_count_fold f WHERE f.xmin = f.folded_in::xid), '0')
UNION ALL
SELECT c.*, c.ctid FROM public.job_count_change c
WHERE c.made_in = ANY ((SELECT f.running FROM public.job_count_fold f WHERE f.xmin = f.folded_in::xid)::xid8[]);
--> statement-breakpoint
CREATE OR REPLACE FUNCTION jobs.fold_counts(most integer) RETURNS integer
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
    WHERE c.ctid = ANY (ARRAY(SELECT u.place FROM jobs.unfolded_change u LIMIT most))
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
