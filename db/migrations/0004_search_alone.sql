-- Generated from db/schema and db/functions, where the reasons are. Databases have it: it is never edited.

CREATE OR REPLACE FUNCTION jobs.search_in_block(number integer, probe text, words text) RETURNS TABLE (
  job_id bigint, created_at timestamptz, matches boolean
)
LANGUAGE plpgsql STABLE ROWS 100
SET search_path = pg_catalog, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_indexscan = off SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
  -- Read once: a cast in the statement would be made for each entry.
  sought tsquery := replace(probe, '~', lpad(to_hex(number), 5, '0'));
  whole tsquery := words;
BEGIN
  IF whole IS NULL THEN
    RETURN QUERY SELECT e.job_id, e.created_at, true FROM public.search_entry e
    WHERE jobs.search_tokens(e.block, e.words) @@ sought;
  ELSE
    RETURN QUERY SELECT e.job_id, e.created_at, e.words @@ whole FROM public.search_entry e
    WHERE jobs.search_tokens(e.block, e.words) @@ sought;
  END IF;
END $$;
