-- How the search's index is filled: docs/decisions/0029-search-index.md. One server process at a time does it; each of
-- these functions writes only in the name of that process.

INSERT INTO public.search_progress DEFAULT VALUES ON CONFLICT DO NOTHING;

-- One row, written some times a second, with room for its next versions.
ALTER TABLE public.search_progress SET (fillfactor = 10);

-- Emptied as fast as it is filled: vacuumed soon, and its end is never cut off, because writers would have to wait.
ALTER TABLE public.search_change SET (
  autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_cost_delay = 0,
  autovacuum_vacuum_insert_threshold = -1, vacuum_truncate = false
);

-- Whether `me` is the process that fills the index, which it becomes when no other has come for ten seconds, or with
-- `by_force`.
CREATE OR REPLACE FUNCTION jobs.search_turn(me uuid, by_force boolean) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  moment timestamptz := clock_timestamp();
BEGIN
  UPDATE public.search_progress p SET filler = me, filled_at = moment
  WHERE p.filler = me OR by_force OR p.filled_at IS NULL
    OR p.filled_at NOT BETWEEN moment - interval '10 seconds' AND moment + interval '10 seconds';
  RETURN FOUND;
END $$;

-- The highest id that was drawn for a job so far, and the transactions that may still have to commit one up to it. They
-- hold the lock of a writer on the table of ids from before they draw one until their commit is visible. When all of
-- them have ended, every job up to that id is visible or never will be.
CREATE OR REPLACE FUNCTION jobs.search_writers(OUT drawn bigint, OUT writers text[])
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- One after the other: a transaction that begins after this has higher ids.
  drawn := coalesce(pg_sequence_last_value('public.object_id_seq'), 0);
  writers := array(
    SELECT DISTINCT l.virtualtransaction FROM pg_locks l
    WHERE l.locktype = 'relation' AND l.relation = 'public.object'::regclass AND l.mode = 'RowExclusiveLock'
      AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()));
END $$;

-- The block of a place in the order by date. The first block begins before everything.
CREATE OR REPLACE FUNCTION jobs.search_block_of(created_at timestamptz, id bigint) RETURNS integer
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
BEGIN
  RETURN (SELECT b.number FROM public.search_block b
    WHERE (b.starts_at, b.starts_id) <= (search_block_of.created_at, search_block_of.id)
    ORDER BY b.starts_at DESC, b.starts_id DESC LIMIT 1);
END $$;

-- Takes new tokens from the index's list of pending ones to their places, all at once: that is four times as fast as one
-- by one (measured). A search reads the whole list at each block, so it is emptied at the end of each statement. For
-- another role than the table's owner, who alone may do it, it is emptied by autovacuum.
CREATE OR REPLACE FUNCTION jobs.sort_search_tokens() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM gin_clean_pending_list('public.search_entry_tokens_idx');
EXCEPTION
  WHEN insufficient_privilege THEN
    RETURN;
END $$;

-- Stores the words of jobs; the four lists belong together, place by place. Then every job up to `upto` has its entry
-- (null: as before), and `changes` are done. Returns false, and stores nothing, if another process fills the index.
CREATE OR REPLACE FUNCTION jobs.store_search_entries(
  me uuid, upto bigint, ids bigint[], created timestamptz[], words text[], changes bigint[]
) RETURNS boolean
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp SET jit = off SET enable_seqscan = off AS $$
BEGIN
  -- Locks the row: two processes never write at the same time.
  UPDATE public.search_progress p SET filled_at = clock_timestamp(), indexed_id = greatest(p.indexed_id, upto)
  WHERE p.filler = me;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO public.search_block (starts_at, starts_id)
  SELECT '-infinity', 0 WHERE NOT EXISTS (SELECT FROM public.search_block);
  WITH placed AS MATERIALIZED (
    SELECT g.id, g.created_at, g.words::tsvector AS words, jobs.search_block_of(g.created_at, g.id) AS block
    FROM unnest(ids, created, store_search_entries.words) AS g (id, created_at, words)
  ), stored AS (
    INSERT INTO public.search_entry AS e (job_id, block, created_at, words)
    SELECT p.id, p.block, p.created_at, p.words FROM placed p ORDER BY p.created_at, p.id
    ON CONFLICT ON CONSTRAINT search_entry_pkey DO UPDATE
    SET block = excluded.block, created_at = excluded.created_at, words = excluded.words
    WHERE (e.block, e.created_at, e.words) IS DISTINCT FROM (excluded.block, excluded.created_at, excluded.words)
    RETURNING e.block, e.xmax = 0 AS is_new
  )
  UPDATE public.search_block b SET entries = b.entries + s.added
  FROM (SELECT s.block, count(*) FILTER (WHERE s.is_new) AS added FROM stored s GROUP BY s.block) AS s
  WHERE b.number = s.block AND s.added > 0;
  DELETE FROM public.search_change c WHERE c.number = ANY (changes);
  PERFORM jobs.sort_search_tokens();
  RETURN true;
END $$;

-- Makes room in one block that has too many entries: `most` in the newest, half as many again in others. It gives up to
-- `step` of its newest ones to the next block, if that has room, or to a new one. Returns whether there was one.
CREATE OR REPLACE FUNCTION jobs.split_search_block(me uuid, most integer, step integer) RETURNS boolean
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp SET jit = off SET enable_seqscan = off AS $$
DECLARE
  full_block public.search_block;
  next_block public.search_block;
  places record;
BEGIN
  PERFORM FROM public.search_progress p WHERE p.filler = me FOR UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  SELECT b.* INTO full_block FROM (
    SELECT b.*, lead(b.number) OVER (ORDER BY b.starts_at, b.starts_id) IS NULL AS is_newest
    FROM public.search_block b
  ) AS b
  WHERE b.entries > CASE WHEN b.is_newest THEN most ELSE most + most / 2 END
  LIMIT 1;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  SELECT b.* INTO next_block FROM public.search_block b
  WHERE (b.starts_at, b.starts_id) > (full_block.starts_at, full_block.starts_id)
  ORDER BY b.starts_at, b.starts_id LIMIT 1;
  -- What is counted may be wrong by jobs that were deleted.
  SELECT array_agg(p.job_id ORDER BY p.created_at, p.job_id) AS ids, array_agg(p.created_at ORDER BY p.created_at, p.job_id) AS created
  INTO places FROM jobs.search_in_block(full_block.number, '~#:*', NULL) p;
  full_block.entries := coalesce(cardinality(places.ids), 0);
  step := least(step, full_block.entries - most);
  IF step <= 0 THEN
    UPDATE public.search_block b SET entries = full_block.entries WHERE b.number = full_block.number;
    RETURN true;
  END IF;
  IF next_block.entries + step <= most THEN
    UPDATE public.search_block b
    SET starts_at = places.created[full_block.entries - step + 1], starts_id = places.ids[full_block.entries - step + 1],
      entries = b.entries + step
    WHERE b.number = next_block.number;
  ELSE
    INSERT INTO public.search_block (starts_at, starts_id, entries)
    VALUES (places.created[full_block.entries - step + 1], places.ids[full_block.entries - step + 1], step)
    RETURNING number INTO next_block.number;
  END IF;
  UPDATE public.search_entry e SET block = next_block.number
  WHERE e.job_id = ANY (places.ids[full_block.entries - step + 1 :]);
  UPDATE public.search_block b SET entries = full_block.entries - step WHERE b.number = full_block.number;
  PERFORM jobs.sort_search_tokens();
  RETURN true;
END $$;

-- Compares the next jobs and entries by their ids, up to `most` of each: entries without a job are deleted, and jobs
-- without an entry are noted as changed. Returns how many it found; null at the end, after which it begins again.
CREATE OR REPLACE FUNCTION jobs.sweep_search(me uuid, most integer) RETURNS integer
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  progress public.search_progress;
  last_id bigint;
  deleted integer;
  missing integer;
BEGIN
  SELECT p.* INTO progress FROM public.search_progress p WHERE p.filler = me FOR UPDATE;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  -- The nearer end of the two: up to there, neither list is cut off.
  last_id := least(progress.indexed_id,
    (SELECT e.job_id FROM public.search_entry e WHERE e.job_id > progress.swept_id ORDER BY e.job_id OFFSET most - 1 LIMIT 1),
    (SELECT j.id FROM public.job j WHERE j.id > progress.swept_id ORDER BY j.id OFFSET most - 1 LIMIT 1));
  WITH orphans AS (
    DELETE FROM public.search_entry e
    WHERE e.job_id > progress.swept_id AND e.job_id <= last_id
      AND NOT EXISTS (SELECT FROM public.job j WHERE j.id = e.job_id)
    RETURNING e.block
  ), counted AS (
    UPDATE public.search_block b SET entries = b.entries - o.entries
    FROM (SELECT o.block, count(*) AS entries FROM orphans o GROUP BY o.block) AS o WHERE b.number = o.block
  )
  SELECT count(*) INTO deleted FROM orphans;
  INSERT INTO public.search_change (job_id)
  SELECT j.id FROM public.job j
  WHERE j.id > progress.swept_id AND j.id <= last_id
    AND NOT EXISTS (SELECT FROM public.search_entry e WHERE e.job_id = j.id);
  GET DIAGNOSTICS missing = ROW_COUNT;
  UPDATE public.search_progress p SET swept_id = CASE WHEN last_id >= p.indexed_id THEN 0 ELSE last_id END;
  RETURN CASE WHEN last_id < progress.indexed_id THEN deleted + missing END;
END $$;
