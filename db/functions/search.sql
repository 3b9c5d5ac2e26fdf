-- How the search is read: docs/decisions/0029-search-index.md.

-- The entries of a block that the index finds for `probe`, a query with ~ before each word, and whether they match the
-- whole query `words` (null: the index tells it all). The settings leave no other plan: to start parallel workers for
-- each block would take milliseconds.
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

-- About how many entries have each of these words, or one that begins with it where it ends with *: from the statistics
-- of the table. Null for words that are not among the most frequent.
CREATE OR REPLACE FUNCTION jobs.search_counts(words text[]) RETURNS real[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN (
    WITH frequent AS MATERIALIZED (
      SELECT f.word, f.share * greatest(c.reltuples, 0) AS entries
      FROM pg_stats s JOIN pg_class c ON c.oid = 'public.search_entry'::regclass
      CROSS JOIN unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) AS f (word, share)
      WHERE s.schemaname = 'public' AND s.tablename = 'search_entry' AND s.attname = 'words' AND f.word IS NOT NULL
    )
    SELECT coalesce(array_agg((
      SELECT sum(f.entries)::real FROM frequent f
      WHERE CASE WHEN w.word LIKE '%*' THEN starts_with(f.word, rtrim(w.word, '*')) ELSE f.word = w.word END
    ) ORDER BY w.place), '{}')
    FROM unnest(words) WITH ORDINALITY AS w (word, place));
END $$;
