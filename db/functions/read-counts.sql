-- The maintained counts of one owner's jobs ("*": everyone's, "-": those without an owner): a row for each of `types`
-- ("*": all, "*imports": those of the tab) that has any. All in the caller's snapshot.
CREATE OR REPLACE FUNCTION jobs.maintained_counts(whose text, types text[]) RETURNS TABLE (
  counted_types text, pending bigint, queued bigint, running bigint, completed bigint, failed bigint,
  cancelled bigint, with_rejected_rows bigint
)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY
  SELECT n.types,
    sum(n.pending)::bigint,
    sum(n.queued)::bigint,
    sum(n.running)::bigint,
    sum(n.completed)::bigint,
    sum(n.failed)::bigint,
    sum(n.cancelled)::bigint,
    sum(n.with_rejected_rows)::bigint
  FROM (
    SELECT k.types, k.pending, k.queued, k.running, k.completed, k.failed, k.cancelled, k.with_rejected_rows
    FROM public.job_count k
    WHERE k.whose = maintained_counts.whose AND k.types = ANY (maintained_counts.types)
    UNION ALL
    SELECT u.types, c.pending, c.queued, c.running, c.completed, c.failed, c.cancelled, c.with_rejected_rows
    FROM (
      -- By type first: to place each change apart would take several times as long.
      SELECT c.type,
        coalesce(sum(c.pending), 0)::bigint AS pending,
        coalesce(sum(c.queued), 0)::bigint AS queued,
        coalesce(sum(c.running), 0)::bigint AS running,
        coalesce(sum(c.completed), 0)::bigint AS completed,
        coalesce(sum(c.failed), 0)::bigint AS failed,
        coalesce(sum(c.cancelled), 0)::bigint AS cancelled,
        coalesce(sum(c.with_rejected_rows), 0)::bigint AS with_rejected_rows
      FROM jobs.pending_change c
      WHERE maintained_counts.whose IN ('*', coalesce(c.owner_id::text, '-'))
      GROUP BY c.type
    ) AS c CROSS JOIN LATERAL jobs.counted_under(NULL, c.type) u
    WHERE u.whose = '*' AND u.types = ANY (maintained_counts.types)
  ) AS n
  GROUP BY n.types;
END $$;

-- The first types of an owner's jobs, sorted, at most `most`. Of a type without changes only the key is read: a row of
-- job_count counts at least one job, so only a change that is not compacted yet can have emptied it. This reads a
-- hundred types in half the time that reading their counts takes.
CREATE OR REPLACE FUNCTION jobs.first_types(whose text, most integer) RETURNS SETOF text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY
  WITH changed AS MATERIALIZED (
    SELECT c.type,
      sum(coalesce(c.pending, 0) + coalesce(c.queued, 0) + coalesce(c.running, 0) + coalesce(c.completed, 0) + coalesce(c.failed, 0) + coalesce(c.cancelled, 0)) AS jobs
    FROM jobs.pending_change c
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

-- The maintained counts of many at once: a row for each `whose` and `types` asked for, as in maintained_counts, with
-- zeros where there are no jobs. The two lists belong together, place by place. The pending changes are read once,
-- however many are asked for. Both settings of joins are needed: job_count is read by its key whatever the statistics
-- say, and the changes, of which there may be thousands, are never compared with each pair.
CREATE OR REPLACE FUNCTION jobs.maintained_counts_of(asked_whose text[], asked_types text[]) RETURNS TABLE (
  whose text, counted_types text, pending bigint, queued bigint, running bigint, completed bigint, failed bigint,
  cancelled bigint, with_rejected_rows bigint
)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET enable_nestloop = off SET jit = off
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY
  WITH asked AS MATERIALIZED (
    SELECT DISTINCT a.whose, a.types FROM unnest(asked_whose, asked_types) AS a (whose, types)
  ), changed AS MATERIALIZED (
    SELECT c.owner_id, c.type,
      coalesce(sum(c.pending), 0)::bigint AS pending,
      coalesce(sum(c.queued), 0)::bigint AS queued,
      coalesce(sum(c.running), 0)::bigint AS running,
      coalesce(sum(c.completed), 0)::bigint AS completed,
      coalesce(sum(c.failed), 0)::bigint AS failed,
      coalesce(sum(c.cancelled), 0)::bigint AS cancelled,
      coalesce(sum(c.with_rejected_rows), 0)::bigint AS with_rejected_rows
    FROM jobs.pending_change c
    GROUP BY c.owner_id, c.type
  ), changes AS (
    SELECT u.whose, u.types,
      sum(c.pending) AS pending,
      sum(c.queued) AS queued,
      sum(c.running) AS running,
      sum(c.completed) AS completed,
      sum(c.failed) AS failed,
      sum(c.cancelled) AS cancelled,
      sum(c.with_rejected_rows) AS with_rejected_rows
    FROM changed c CROSS JOIN LATERAL jobs.counted_under(c.owner_id, c.type) u
    GROUP BY u.whose, u.types
  )
  SELECT a.whose, a.types,
    (coalesce(k.pending, 0) + coalesce(c.pending, 0))::bigint,
    (coalesce(k.queued, 0) + coalesce(c.queued, 0))::bigint,
    (coalesce(k.running, 0) + coalesce(c.running, 0))::bigint,
    (coalesce(k.completed, 0) + coalesce(c.completed, 0))::bigint,
    (coalesce(k.failed, 0) + coalesce(c.failed, 0))::bigint,
    (coalesce(k.cancelled, 0) + coalesce(c.cancelled, 0))::bigint,
    (coalesce(k.with_rejected_rows, 0) + coalesce(c.with_rejected_rows, 0))::bigint
  FROM asked a
  LEFT JOIN LATERAL (
    SELECT n.* FROM public.job_count n WHERE n.whose = a.whose AND n.types = a.types LIMIT 1
  ) AS k ON true
  LEFT JOIN changes c ON c.whose = a.whose AND c.types = a.types;
END $$;
