-- Generated from db/schema and db/functions, where the reasons are. Databases have it: it is never edited.

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

DO $$
BEGIN
  REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA jobs FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION jobs.legal_move, jobs.legal_subtask_move, jobs.is_sound_job, jobs.is_sound_execution TO PUBLIC;
END $$;
