-- As in 0007_kept_counts.sql, but of types whose counts stand still only the key is read: a kept row counts at least
-- one job, so that only a change that is not folded yet may have emptied it. A hundred types are read in half the time.
CREATE OR REPLACE FUNCTION jobs.first_types(whose text, most integer) RETURNS SETOF text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY
  WITH changed AS MATERIALIZED (
    SELECT c.type,
      sum(coalesce(c.pending, 0) + coalesce(c.queued, 0) + coalesce(c.running, 0) + coalesce(c.completed, 0) + coalesce(c.failed, 0) + coalesce(c.cancelled, 0)) AS jobs
    FROM jobs.unfolded_change c
    WHERE first_types.whose IN ('*', coalesce(c.owner_id::text, '-'))
    GROUP BY c.type
  ), kept AS (
    SELECT k.types AS type
    FROM public.job_count k
    WHERE k.whose = first_types.whose AND k.types NOT IN ('*', '*imports')
    ORDER BY k.types
    -- A change may have emptied any of them.
    LIMIT most + (SELECT count(*) FROM changed)
  )
  SELECT found.type
  FROM (
    SELECT k.type FROM kept k WHERE NOT EXISTS (SELECT FROM changed c WHERE c.type = k.type)
    UNION ALL
    SELECT c.type
    FROM changed c LEFT JOIN public.job_count k ON k.whose = first_types.whose AND k.types = c.type
    WHERE c.jobs + coalesce(k.pending + k.queued + k.running + k.completed + k.failed + k.cancelled, 0) > 0
  ) AS found
  ORDER BY found.type
  LIMIT most;
END $$;
