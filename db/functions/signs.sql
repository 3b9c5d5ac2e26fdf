-- Signs of life, and which running jobs are silent: docs/decisions/0026-silence.md. All of it goes by the database's
-- clock. A moment that lies in the future, because a clock was set back, does not count.

-- Written three times a minute by each server process, with room for the row's next versions.
ALTER TABLE public.console_watch SET (fillfactor = 10);

-- A type's usual gap is never shorter than this.
CREATE OR REPLACE FUNCTION jobs.shortest_gap() RETURNS interval
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN interval '2 minutes';

-- After how long without a sign a running job of this type is silent: what 19 of 20 of its last jobs stayed within.
-- Without five of them there is no history.
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

-- Whether what was done at `seen_at`, some times a minute, is done without a break, also of the database.
CREATE OR REPLACE FUNCTION jobs.is_unbroken(seen_at timestamptz, moment timestamptz) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN seen_at BETWEEN greatest(moment - interval '1 minute', pg_postmaster_start_time()) AND moment + interval '1 minute';

-- Since when signs could arrive and some server process watched, without a break; null while none does. Before that, a
-- pause may be the fault of the console or of the database, and no job is silent for it.
CREATE OR REPLACE FUNCTION jobs.watched_since(moment timestamptz) RETURNS timestamptz
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN (SELECT w.up_since FROM public.console_watch w WHERE jobs.is_unbroken(w.seen_at, moment));
END $$;

-- When a job was last heard from, at first by its start.
CREATE OR REPLACE FUNCTION jobs.last_heard(
  last_sign_at timestamptz, started_at timestamptz, moment timestamptz
) RETURNS timestamptz
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN greatest(CASE WHEN last_sign_at <= moment THEN last_sign_at END, CASE WHEN started_at <= moment THEN started_at END);

-- Whether a running job is silent. It reads no table for a job that was heard from a short time ago.
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

-- The newest running jobs of an owner (null: of everyone), at most `most`, by an index of the list.
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

-- How many of an owner's running jobs (null: everyone's) are silent, a row for each owner and type. At most `most` jobs
-- are looked at: when the sum of `running` is `most`, there may be more.
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

-- A look at running jobs, some times a minute, by a server process that calls itself `me`. It notes that the console
-- is up. One process at a time samples: it returns null to the others, until that one has not come for a while.
-- `learned` is what came out since its last look: types, and the longest pause of a completed job of each. The answer
-- holds the jobs of `watched` and those that started within the last minute, of the newest `most` running ones, with
-- times in seconds since 1970. Who no longer is there is not in it.
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
