-- What jobs usually take: docs/decisions/0026-silence.md.

-- How many seconds the newest completed jobs of this type took, at most a hundred, newest first: those with this name,
-- or with any name if none is given; of one owner, or of everyone. It reads no more rows than that, by the indexes of
-- the list. The settings leave no other plan, and the name is a range because with an equality PostgreSQL could walk
-- the key of the table, newest first, past millions of jobs with other names.
CREATE OR REPLACE FUNCTION jobs.durations_of(owner bigint, of_type text, named text) RETURNS numeric[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
BEGIN
  IF owner IS NULL AND named IS NULL THEN
    RETURN array(SELECT n.kept_duration FROM (
      SELECT j.kept_duration FROM public.job j
      WHERE (j.type || ' ' || j.status) = of_type || ' completed'
      ORDER BY j.created_at DESC, j.id DESC LIMIT 100) AS n WHERE n.kept_duration IS NOT NULL);
  ELSIF owner IS NULL THEN
    RETURN array(SELECT n.kept_duration FROM (
      SELECT j.kept_duration FROM public.job j
      WHERE (j.type || ' ' || j.status) = of_type || ' completed'
        AND j.name COLLATE "und-x-icu" >= named AND j.name COLLATE "und-x-icu" <= named
      ORDER BY j.name COLLATE "und-x-icu" DESC, j.id DESC LIMIT 100) AS n WHERE n.kept_duration IS NOT NULL);
  ELSIF named IS NULL THEN
    RETURN array(SELECT n.kept_duration FROM (
      SELECT j.kept_duration FROM public.job j
      WHERE (j.owner_id::text || ' ' || j.type || ' ' || j.status) = owner::text || ' ' || of_type || ' completed'
      ORDER BY j.created_at DESC, j.id DESC LIMIT 100) AS n WHERE n.kept_duration IS NOT NULL);
  ELSE
    RETURN array(SELECT n.kept_duration FROM (
      SELECT j.kept_duration FROM public.job j
      WHERE (j.owner_id::text || ' ' || j.type || ' ' || j.status) = owner::text || ' ' || of_type || ' completed'
        AND j.name COLLATE "und-x-icu" >= named AND j.name COLLATE "und-x-icu" <= named
      ORDER BY j.name COLLATE "und-x-icu" DESC, j.id DESC LIMIT 100) AS n WHERE n.kept_duration IS NOT NULL);
  END IF;
END $$;

-- The usual time of jobs of this type and name, from five jobs on; else of this type, from five jobs on; else no row.
-- `usual` is the median, and nineteen of twenty took no longer than `long`: of fewer than twenty, none did.
CREATE OR REPLACE FUNCTION jobs.expected_time(owner bigint, of_type text, named text) RETURNS TABLE (
  basis text, jobs integer, usual double precision, long numeric
)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  took numeric[];
BEGIN
  basis := 'name';
  IF named IS NOT NULL THEN
    took := jobs.durations_of(owner, of_type, named);
  END IF;
  IF coalesce(cardinality(took), 0) < 5 THEN
    basis := 'type';
    took := jobs.durations_of(owner, of_type, NULL);
  END IF;
  IF cardinality(took) >= 5 THEN
    jobs := cardinality(took);
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY t.seconds), percentile_disc(0.95) WITHIN GROUP (ORDER BY t.seconds)
    INTO usual, long FROM unnest(took) AS t (seconds);
    RETURN NEXT;
  END IF;
END $$;
