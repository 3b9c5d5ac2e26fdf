-- Counts every job, and returns each maintained count that differs. All in one snapshot.
CREATE OR REPLACE VIEW jobs.wrong_count AS
WITH counted AS (
  SELECT u.whose, u.types, s.status, sum(s.jobs)::bigint AS jobs
  FROM (
    SELECT j.owner_id, j.type, j.status, count(*) AS jobs, count(*) FILTER (WHERE j.rows_rejected > 0) AS with_rejected_rows
    FROM public.job j
    GROUP BY j.owner_id, j.type, j.status
  ) AS c
  CROSS JOIN LATERAL jobs.counted_under(c.owner_id, c.type) u
  CROSS JOIN LATERAL (VALUES (c.status, c.jobs),
    ('with_rejected_rows', CASE c.status WHEN 'completed' THEN c.with_rejected_rows END)) AS s (status, jobs)
  WHERE s.jobs > 0
  GROUP BY u.whose, u.types, s.status
), kept AS (
  SELECT k.whose, k.types, s.status, sum(s.jobs)::bigint AS jobs
  FROM (
    SELECT k.whose, k.types, k.pending, k.queued, k.running, k.completed, k.failed, k.cancelled, k.with_rejected_rows
    FROM public.job_count k
    UNION ALL
    SELECT u.whose, u.types, c.pending, c.queued, c.running, c.completed, c.failed, c.cancelled, c.with_rejected_rows
    FROM jobs.pending_change c CROSS JOIN LATERAL jobs.counted_under(c.owner_id, c.type) u
  ) AS k
  CROSS JOIN LATERAL (VALUES ('pending', k.pending), ('queued', k.queued), ('running', k.running), ('completed', k.completed), ('failed', k.failed), ('cancelled', k.cancelled), ('with_rejected_rows', k.with_rejected_rows)) AS s (status, jobs)
  WHERE s.jobs <> 0
  GROUP BY k.whose, k.types, s.status
)
SELECT whose, types, status, coalesce(kept.jobs, 0) AS kept, coalesce(counted.jobs, 0) AS counted
FROM counted FULL JOIN kept USING (whose, types, status)
WHERE coalesce(kept.jobs, 0) <> coalesce(counted.jobs, 0);

-- Corrects what jobs.wrong_count returns, and returns it. Meanwhile nobody compacts, and writers go on writing: their
-- changes are added to what is corrected here. A second repair waits for the first and finds nothing.
CREATE OR REPLACE FUNCTION jobs.repair_counts() RETURNS SETOF jobs.wrong_count
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- In the order of TRUNCATE, which would otherwise wait for this as this waits for it.
  LOCK TABLE public.job IN ACCESS SHARE MODE;
  INSERT INTO public.job_count_fold DEFAULT VALUES ON CONFLICT DO NOTHING;
  PERFORM FROM public.job_count_fold FOR UPDATE;
  RETURN QUERY
  WITH wrong AS MATERIALIZED (
    SELECT * FROM jobs.wrong_count
  ), repaired AS (
    INSERT INTO public.job_count AS k (whose, types, pending, queued, running, completed, failed, cancelled, with_rejected_rows)
    SELECT w.whose, w.types,
      coalesce(sum(w.counted - w.kept) FILTER (WHERE w.status = 'pending'), 0),
      coalesce(sum(w.counted - w.kept) FILTER (WHERE w.status = 'queued'), 0),
      coalesce(sum(w.counted - w.kept) FILTER (WHERE w.status = 'running'), 0),
      coalesce(sum(w.counted - w.kept) FILTER (WHERE w.status = 'completed'), 0),
      coalesce(sum(w.counted - w.kept) FILTER (WHERE w.status = 'failed'), 0),
      coalesce(sum(w.counted - w.kept) FILTER (WHERE w.status = 'cancelled'), 0),
      coalesce(sum(w.counted - w.kept) FILTER (WHERE w.status = 'with_rejected_rows'), 0)
    FROM wrong w
    GROUP BY w.whose, w.types
    ON CONFLICT (whose, types) DO UPDATE SET
      pending = k.pending + excluded.pending,
      queued = k.queued + excluded.queued,
      running = k.running + excluded.running,
      completed = k.completed + excluded.completed,
      failed = k.failed + excluded.failed,
      cancelled = k.cancelled + excluded.cancelled,
      with_rejected_rows = k.with_rejected_rows + excluded.with_rejected_rows
  )
  SELECT * FROM wrong;
  DELETE FROM public.job_count k WHERE 0 = ALL (ARRAY[k.pending, k.queued, k.running, k.completed, k.failed, k.cancelled, k.with_rejected_rows]);
END $$;
