-- Generated from db/schema and db/functions, where the reasons are. Databases have it: it is never edited.

CREATE TABLE "console_watch" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"up_since" timestamp with time zone NOT NULL,
	"sampler" uuid NOT NULL,
	"sampled_at" timestamp with time zone NOT NULL,
	CONSTRAINT "console_watch_only" CHECK ("console_watch"."only")
);

CREATE TABLE "type_pauses" (
	"type" text PRIMARY KEY NOT NULL,
	"pauses" real[] NOT NULL
);

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

ALTER TABLE public.console_watch SET (fillfactor = 10);

CREATE OR REPLACE FUNCTION jobs.shortest_gap() RETURNS interval
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN interval '2 minutes';

CREATE OR REPLACE FUNCTION jobs.usual_gap(of_type text) RETURNS interval
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN coalesce((
    SELECT greatest(jobs.shortest_gap(), make_interval(secs => (
      SELECT percentile_disc(0.95) WITHIN GROUP (ORDER BY u.pause) FROM unnest(p.pauses) AS u (pause))))
    FROM public.type_pauses p
    WHERE p.type = of_type AND cardinality(p.pauses) >= 5
  ), interval '15 minutes');
END $$;

CREATE OR REPLACE FUNCTION jobs.is_unbroken(seen_at timestamptz, moment timestamptz) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN seen_at BETWEEN greatest(moment - interval '1 minute', pg_postmaster_start_time()) AND moment + interval '1 minute';

CREATE OR REPLACE FUNCTION jobs.watched_since(moment timestamptz) RETURNS timestamptz
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN (SELECT w.up_since FROM public.console_watch w WHERE jobs.is_unbroken(w.seen_at, moment));
END $$;

CREATE OR REPLACE FUNCTION jobs.last_heard(
  last_sign_at timestamptz, started_at timestamptz, moment timestamptz
) RETURNS timestamptz
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN greatest(CASE WHEN last_sign_at <= moment THEN last_sign_at END, CASE WHEN started_at <= moment THEN started_at END);

CREATE OR REPLACE FUNCTION jobs.is_silent(of_type text, last_sign_at timestamptz, started_at timestamptz) RETURNS boolean
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  moment timestamptz := clock_timestamp();
  heard timestamptz := jobs.last_heard(last_sign_at, started_at, moment);
  since timestamptz;
BEGIN
  IF heard > moment - jobs.shortest_gap() THEN
    RETURN false;
  END IF;
  since := jobs.watched_since(moment);
  IF since > moment - jobs.shortest_gap() IS NOT FALSE THEN
    RETURN false;
  END IF;
  RETURN moment - greatest(heard, since) > jobs.usual_gap(of_type);
END $$;

CREATE OR REPLACE FUNCTION jobs.newest_running(owner bigint, most integer) RETURNS TABLE (
  id bigint, owner_id bigint, type text
)
LANGUAGE plpgsql STABLE ROWS 2000
SET search_path = pg_catalog, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
BEGIN
  IF owner IS NULL THEN
    RETURN QUERY SELECT j.id, j.owner_id, j.type FROM public.job j
    WHERE j.status = 'running' ORDER BY j.created_at DESC, j.id DESC LIMIT most;
  ELSE
    RETURN QUERY SELECT j.id, j.owner_id, j.type FROM public.job j
    WHERE (j.owner_id::text || ' ' || j.status) = owner::text || ' running'
    ORDER BY j.created_at DESC, j.id DESC LIMIT most;
  END IF;
END $$;

CREATE OR REPLACE FUNCTION jobs.silent_counts(owner bigint, most integer) RETURNS TABLE (
  owner_id bigint, type text, running integer, silent integer
)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_bitmapscan = off AS $$
DECLARE
  moment timestamptz := clock_timestamp();
  since timestamptz := jobs.watched_since(moment);
BEGIN
  RETURN QUERY
  WITH looked_at AS MATERIALIZED (
    SELECT j.owner_id, j.type, moment - greatest(jobs.last_heard(e.last_sign_at, e.started_at, moment), since) AS pause
    FROM jobs.newest_running(owner, most) j LEFT JOIN public.job_execution e ON e.job_id = j.id
  ), grouped AS (
    SELECT l.owner_id, l.type, count(*)::integer AS running,
      coalesce(array_agg(l.pause) FILTER (WHERE l.pause > jobs.shortest_gap()), '{}') AS pauses
    FROM looked_at l GROUP BY l.owner_id, l.type
  )
  -- The gap is asked for once a group: OFFSET keeps it out of the comparison with each pause.
  SELECT g.owner_id, g.type, g.running,
    (SELECT count(*) FROM unnest(g.pauses) AS u (pause) WHERE u.pause > n.usual)::integer
  FROM grouped g CROSS JOIN LATERAL (
    SELECT CASE WHEN since IS NOT NULL AND g.pauses <> '{}' THEN jobs.usual_gap(g.type) END AS usual OFFSET 0) AS n;
END $$;

CREATE OR REPLACE FUNCTION jobs.sample_signs(me uuid, watched bigint[], most integer, learned json) RETURNS json
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_bitmapscan = off AS $$
DECLARE
  moment timestamptz := clock_timestamp();
  on_turn boolean;
BEGIN
  INSERT INTO public.console_watch AS w (seen_at, up_since, sampler, sampled_at) VALUES (moment, moment, me, moment)
  ON CONFLICT ON CONSTRAINT console_watch_pkey DO UPDATE SET
    seen_at = moment,
    up_since = CASE WHEN jobs.is_unbroken(w.seen_at, moment) THEN least(w.up_since, moment) ELSE moment END,
    (sampler, sampled_at) = (
      SELECT CASE WHEN n.mine THEN me ELSE w.sampler END, CASE WHEN n.mine THEN moment ELSE w.sampled_at END
      FROM (SELECT w.sampler = me OR NOT jobs.is_unbroken(w.sampled_at, moment) AS mine) AS n)
  RETURNING w.sampler = me INTO on_turn;
  IF NOT on_turn THEN
    RETURN NULL;
  END IF;
  INSERT INTO public.type_pauses AS p (type, pauses)
  SELECT l.type, (array_agg(l.pause))[1:100] FROM json_to_recordset(learned) AS l (type text, pause real) GROUP BY l.type
  ON CONFLICT ON CONSTRAINT type_pauses_pkey DO UPDATE SET pauses = (excluded.pauses || p.pauses)[1:100];
  RETURN json_build_object('since', extract(epoch FROM jobs.watched_since(moment)), 'jobs', array_to_json(array(
    SELECT json_build_object('id', j.id::text, 'type', j.type, 'status', j.status,
      'heard', extract(epoch FROM jobs.last_heard(e.last_sign_at, e.started_at, moment)),
      'ended', extract(epoch FROM j.finished_at))
    FROM (
      SELECT u.id, true AS known FROM unnest(watched) AS u (id)
      UNION ALL
      SELECT n.id, false FROM jobs.newest_running(NULL, most) n WHERE n.id <> ALL (watched)
    ) AS u
    JOIN public.job j ON j.id = u.id
    JOIN public.job_execution e ON e.job_id = u.id
    WHERE u.known OR e.started_at BETWEEN moment - interval '1 minute' AND moment)));
END $$;

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

DO $$
BEGIN
  REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA jobs FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION jobs.legal_move, jobs.legal_subtask_move, jobs.is_sound_job, jobs.is_sound_execution TO PUBLIC;
END $$;
