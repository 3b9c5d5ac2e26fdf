-- Generated from db/schema and db/functions, where the reasons are. Databases have it: it is never edited.

DROP FUNCTION jobs.fold_at_commit;

DROP FUNCTION jobs.fold_counts;

DROP TRIGGER fold_when_due ON public.job_count_change;

DROP FUNCTION jobs.fold_when_due;

DROP FUNCTION jobs.keep_answer;

DROP TRIGGER keep_owner_name ON public.job;

DROP FUNCTION jobs.keep_owner_name;

DROP FUNCTION jobs.kept_counts;

-- Who may call it may call what it becomes.
SELECT set_config('jobs.callers_of_repair_counts', coalesce(string_agg(a.grantee::regrole::text, ', '), ''), true)
FROM pg_proc p CROSS JOIN LATERAL aclexplode(p.proacl) a
WHERE p.oid = 'jobs.repair_counts'::regproc AND a.grantee NOT IN (0, p.proowner);
DROP FUNCTION jobs.repair_counts;

DROP VIEW jobs.wrong_count;

DROP VIEW jobs.unfolded_change;

CREATE TABLE "turn" (
	"slot" integer PRIMARY KEY NOT NULL
);

ALTER TABLE "sign_in_attempt" ADD COLUMN "wide" text;
CREATE INDEX "sign_in_attempt_wide_idx" ON "sign_in_attempt" USING btree ("wide","attempted_at");
CREATE INDEX "sign_in_attempt_name_idx" ON "sign_in_attempt" USING btree ("name","attempted_at");

CREATE OR REPLACE FUNCTION jobs.copy_owner_name() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.owner_name IS NULL AND NEW.owner_id IS NOT NULL THEN
    NEW.owner_name := (SELECT name FROM public.app_user WHERE id = NEW.owner_id);
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER copy_owner_name BEFORE INSERT OR UPDATE OF owner_id ON public.job
FOR EACH ROW EXECUTE FUNCTION jobs.copy_owner_name();

CREATE OR REPLACE FUNCTION jobs.store_answer(whose bigint, given_key text, given_answer text) RETURNS text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE public.kept_answer SET answer = coalesce(given_answer, '') WHERE user_id = whose AND key = given_key;
  RETURN coalesce(given_answer, '');
END $$;

CREATE OR REPLACE VIEW jobs.pending_change AS
SELECT c.*, c.ctid AS place FROM public.job_count_change c
WHERE c.made_in >= coalesce((SELECT f.next FROM public.job_count_fold f WHERE f.xmin = f.folded_in::xid), '0')
UNION ALL
SELECT c.*, c.ctid FROM public.job_count_change c
WHERE c.made_in = ANY ((SELECT f.running FROM public.job_count_fold f WHERE f.xmin = f.folded_in::xid)::xid8[]);

CREATE OR REPLACE FUNCTION jobs.compact_counts(most integer) RETURNS integer
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  folded integer;
  emptied tid[];
BEGIN
  IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
    RETURN 0;
  END IF;
  -- Once in a transaction, so that a commit never takes long.
  PERFORM FROM public.job_count_fold f WHERE f.folded_in <> pg_current_xact_id() FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  WITH taken AS (
    DELETE FROM public.job_count_change c
    WHERE c.ctid = ANY (ARRAY(SELECT u.place FROM jobs.pending_change u LIMIT most))
    RETURNING c.*
  ), net AS MATERIALIZED (
    SELECT t.owner_id, t.type,
      coalesce(sum(t.pending), 0) AS pending,
      coalesce(sum(t.queued), 0) AS queued,
      coalesce(sum(t.running), 0) AS running,
      coalesce(sum(t.completed), 0) AS completed,
      coalesce(sum(t.failed), 0) AS failed,
      coalesce(sum(t.cancelled), 0) AS cancelled,
      coalesce(sum(t.with_rejected_rows), 0) AS with_rejected_rows
    FROM taken t
    GROUP BY t.owner_id, t.type
  ), kept AS (
    INSERT INTO public.job_count AS k (whose, types, pending, queued, running, completed, failed, cancelled, with_rejected_rows)
    SELECT u.whose, u.types, sum(n.pending), sum(n.queued), sum(n.running), sum(n.completed), sum(n.failed), sum(n.cancelled), sum(n.with_rejected_rows)
    FROM net n CROSS JOIN LATERAL jobs.counted_under(n.owner_id, n.type) u
    GROUP BY u.whose, u.types
    ON CONFLICT (whose, types) DO UPDATE SET
      pending = k.pending + excluded.pending,
      queued = k.queued + excluded.queued,
      running = k.running + excluded.running,
      completed = k.completed + excluded.completed,
      failed = k.failed + excluded.failed,
      cancelled = k.cancelled + excluded.cancelled,
      with_rejected_rows = k.with_rejected_rows + excluded.with_rejected_rows
    RETURNING k.*, k.ctid AS place
  ), marked AS (
    -- The changes that this snapshot does not see, those of its own transaction that are still to come among them.
    UPDATE public.job_count_fold f SET
      folded_in = pg_current_xact_id(),
      (next, running) = (
        SELECT CASE WHEN n.taken < most THEN n.seen_before WHEN f.xmin = f.folded_in::xid THEN f.next ELSE '0' END,
          CASE WHEN n.taken < most THEN array(
            SELECT pg_snapshot_xip(pg_current_snapshot())
            UNION SELECT pg_current_xact_id() WHERE pg_current_xact_id() < n.seen_before)
          WHEN f.xmin = f.folded_in::xid THEN f.running ELSE '{}' END
        FROM (SELECT (SELECT count(*) FROM taken) AS taken,
          pg_snapshot_xmax(pg_current_snapshot()) AS seen_before) AS n)
    WHERE EXISTS (SELECT FROM taken)
  )
  SELECT (SELECT count(*) FROM taken), array(
    SELECT k.place FROM kept k
    WHERE 0 = ALL (ARRAY[k.pending, k.queued, k.running, k.completed, k.failed, k.cancelled, k.with_rejected_rows]))
  INTO folded, emptied;
  IF cardinality(emptied) > 0 THEN
    DELETE FROM public.job_count k WHERE k.ctid = ANY (emptied);
  END IF;
  RETURN folded;
END $$;

CREATE OR REPLACE FUNCTION jobs.compact_when_due() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM jobs.compact_counts(2048);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER compact_when_due AFTER UPDATE ON public.job_count_change
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION jobs.compact_when_due();

CREATE OR REPLACE FUNCTION jobs.compact_at_commit() RETURNS void
LANGUAGE sql AS $$
  UPDATE public.job_count_change SET type = type
  WHERE made_in = pg_current_xact_id() AND number = currval('public.job_count_change_number_seq')
$$;

CREATE OR REPLACE FUNCTION jobs.note_inserted_jobs() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  noted bigint;
BEGIN
  -- Nearly all that is written is one job at a time, and to group what is one row takes twice as long.
  INSERT INTO public.job_count_change (owner_id, type, pending, queued, running, completed, failed, cancelled, with_rejected_rows)
  SELECT owner_id, type,
    CASE status WHEN 'pending' THEN 1 END,
    CASE status WHEN 'queued' THEN 1 END,
    CASE status WHEN 'running' THEN 1 END,
    CASE status WHEN 'completed' THEN 1 END,
    CASE status WHEN 'failed' THEN 1 END,
    CASE status WHEN 'cancelled' THEN 1 END,
    CASE WHEN status = 'completed' AND rows_rejected > 0 THEN 1 END
  FROM added
  WHERE NOT EXISTS (SELECT FROM added OFFSET 1);
  GET DIAGNOSTICS noted = ROW_COUNT;
  IF noted = 0 THEN
    INSERT INTO public.job_count_change (owner_id, type, pending, queued, running, completed, failed, cancelled, with_rejected_rows)
    SELECT owner_id, type,
      sum(1) FILTER (WHERE status = 'pending') AS pending,
      sum(1) FILTER (WHERE status = 'queued') AS queued,
      sum(1) FILTER (WHERE status = 'running') AS running,
      sum(1) FILTER (WHERE status = 'completed') AS completed,
      sum(1) FILTER (WHERE status = 'failed') AS failed,
      sum(1) FILTER (WHERE status = 'cancelled') AS cancelled,
      sum(1) FILTER (WHERE status = 'completed' AND rows_rejected > 0) AS with_rejected_rows
    FROM added
    GROUP BY owner_id, type;
    GET DIAGNOSTICS noted = ROW_COUNT;
  END IF;
  IF noted > 0 THEN
    IF currval('public.job_count_change_number_seq') % 512 < noted THEN
      PERFORM jobs.compact_at_commit();
    END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION jobs.note_deleted_jobs() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  noted bigint;
BEGIN
  INSERT INTO public.job_count_change (owner_id, type, pending, queued, running, completed, failed, cancelled, with_rejected_rows)
  SELECT owner_id, type,
    sum(-1) FILTER (WHERE status = 'pending') AS pending,
    sum(-1) FILTER (WHERE status = 'queued') AS queued,
    sum(-1) FILTER (WHERE status = 'running') AS running,
    sum(-1) FILTER (WHERE status = 'completed') AS completed,
    sum(-1) FILTER (WHERE status = 'failed') AS failed,
    sum(-1) FILTER (WHERE status = 'cancelled') AS cancelled,
    sum(-1) FILTER (WHERE status = 'completed' AND rows_rejected > 0) AS with_rejected_rows
  FROM removed
  GROUP BY owner_id, type;
  GET DIAGNOSTICS noted = ROW_COUNT;
  IF noted > 0 THEN
    IF currval('public.job_count_change_number_seq') % 512 < noted THEN
      PERFORM jobs.compact_at_commit();
    END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION jobs.note_updated_jobs() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  noted bigint;
BEGIN
  -- One job that keeps its owner and type, as above.
  INSERT INTO public.job_count_change (owner_id, type, pending, queued, running, completed, failed, cancelled, with_rejected_rows)
  SELECT n.owner_id, n.type,
    nullif((n.status = 'pending')::int - (o.status = 'pending')::int, 0),
    nullif((n.status = 'queued')::int - (o.status = 'queued')::int, 0),
    nullif((n.status = 'running')::int - (o.status = 'running')::int, 0),
    nullif((n.status = 'completed')::int - (o.status = 'completed')::int, 0),
    nullif((n.status = 'failed')::int - (o.status = 'failed')::int, 0),
    nullif((n.status = 'cancelled')::int - (o.status = 'cancelled')::int, 0),
    nullif((n.status = 'completed' AND n.rows_rejected > 0)::int - (o.status = 'completed' AND o.rows_rejected > 0)::int, 0)
  FROM removed o, added n
  WHERE (o.status <> n.status OR o.status = 'completed' AND (o.rows_rejected > 0) <> (n.rows_rejected > 0))
    AND o.type = n.type AND o.owner_id IS NOT DISTINCT FROM n.owner_id
    AND NOT EXISTS (SELECT FROM removed OFFSET 1);
  GET DIAGNOSTICS noted = ROW_COUNT;
  IF noted = 0 THEN
    -- Apart from the line above: a condition with a query in it goes through the executor, whatever stands before it.
    IF EXISTS (
      SELECT FROM removed o, added n
      WHERE o.type <> n.type OR o.owner_id IS DISTINCT FROM n.owner_id OR EXISTS (SELECT FROM removed OFFSET 1)
    ) THEN
      INSERT INTO public.job_count_change (owner_id, type, pending, queued, running, completed, failed, cancelled, with_rejected_rows)
      SELECT owner_id, type, nullif(pending, 0), nullif(queued, 0), nullif(running, 0), nullif(completed, 0),
        nullif(failed, 0), nullif(cancelled, 0), nullif(with_rejected_rows, 0)
      FROM (
        SELECT owner_id, type,
          sum(n) FILTER (WHERE status = 'pending') AS pending,
          sum(n) FILTER (WHERE status = 'queued') AS queued,
          sum(n) FILTER (WHERE status = 'running') AS running,
          sum(n) FILTER (WHERE status = 'completed') AS completed,
          sum(n) FILTER (WHERE status = 'failed') AS failed,
          sum(n) FILTER (WHERE status = 'cancelled') AS cancelled,
          sum(n) FILTER (WHERE status = 'completed' AND rows_rejected > 0) AS with_rejected_rows
        FROM (
          SELECT owner_id, type, status, rows_rejected, 1 AS n FROM added
          UNION ALL
          SELECT owner_id, type, status, rows_rejected, -1 FROM removed
        ) AS change
        GROUP BY owner_id, type
      ) AS net
      WHERE pending <> 0 OR queued <> 0 OR running <> 0 OR completed <> 0 OR failed <> 0 OR cancelled <> 0
        OR with_rejected_rows <> 0;
      GET DIAGNOSTICS noted = ROW_COUNT;
    END IF;
  END IF;
  IF noted > 0 THEN
    IF currval('public.job_count_change_number_seq') % 512 < noted THEN
      PERFORM jobs.compact_at_commit();
    END IF;
  END IF;
  RETURN NULL;
END $$;

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
  ), mended AS (
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
  IF current_setting('jobs.callers_of_repair_counts') <> '' THEN
    EXECUTE 'GRANT EXECUTE ON FUNCTION jobs.repair_counts TO ' || current_setting('jobs.callers_of_repair_counts');
  END IF;
END $$;

CREATE OR REPLACE FUNCTION jobs.take_turn(key text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.turn AS t (slot) VALUES (hashtextextended(key, 0) & 1023)
  ON CONFLICT ON CONSTRAINT turn_pkey DO UPDATE SET slot = excluded.slot;
END $$;

CREATE OR REPLACE FUNCTION jobs.take_turn_of_administrators() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM jobs.take_turn('administrators');
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER take_turn_of_administrators BEFORE UPDATE OF role, disabled_at OR DELETE ON public.app_user
FOR EACH STATEMENT EXECUTE FUNCTION jobs.take_turn_of_administrators();

CREATE OR REPLACE FUNCTION jobs.keep_an_administrator() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM before b WHERE b.role = 'admin' AND b.disabled_at IS NULL)
    AND EXISTS (SELECT FROM public.app_user)
    AND NOT EXISTS (SELECT FROM public.app_user u WHERE u.role = 'admin' AND u.disabled_at IS NULL) THEN
    RAISE EXCEPTION 'this is the last administrator' USING ERRCODE = 'JB423';
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER keep_an_administrator AFTER UPDATE ON public.app_user
REFERENCING OLD TABLE AS before
FOR EACH STATEMENT EXECUTE FUNCTION jobs.keep_an_administrator();

CREATE OR REPLACE TRIGGER keep_an_administrator_at_delete AFTER DELETE ON public.app_user
REFERENCING OLD TABLE AS before
FOR EACH STATEMENT EXECUTE FUNCTION jobs.keep_an_administrator();

CREATE OR REPLACE FUNCTION jobs.open_clear_run(
  viewer bigint, tab text, days integer, worker text, silence interval, resumable interval
) RETURNS SETOF clear_run
LANGUAGE plpgsql AS $$
DECLARE
  moment timestamptz;
  present clear_run;
BEGIN
  PERFORM jobs.take_turn(concat_ws(' ', 'clear', viewer, tab, days));
  moment := clock_timestamp();
  DELETE FROM clear_run r WHERE r.id IN (
    SELECT o.id FROM clear_run o
    WHERE (o.viewer_id = viewer OR (viewer IS NULL AND o.viewer_id IS NULL))
      AND o.started_at < moment - interval '30 days'
    FOR UPDATE SKIP LOCKED
  );
  SELECT r.* INTO present FROM clear_run r
  WHERE (r.viewer_id = viewer OR (viewer IS NULL AND r.viewer_id IS NULL))
    AND r.tab = open_clear_run.tab AND r.days = open_clear_run.days
    AND r.finished_at IS NULL AND r.last_sign_at > moment - resumable
  ORDER BY r.id DESC LIMIT 1;
  IF NOT FOUND THEN
    RETURN QUERY INSERT INTO clear_run AS r (viewer_id, tab, days, finished_before, worker, last_sign_at)
    VALUES (viewer, open_clear_run.tab, open_clear_run.days, moment - make_interval(days => open_clear_run.days),
            open_clear_run.worker, moment)
    RETURNING r.*;
  ELSIF present.worker IS NULL OR present.last_sign_at NOT BETWEEN moment - silence AND moment + silence THEN
    RETURN QUERY UPDATE clear_run r
    SET worker = open_clear_run.worker, last_sign_at = moment, stop_asked_at = NULL
    WHERE r.id = present.id
    RETURNING r.*;
  ELSE
    RETURN NEXT present;
  END IF;
END $$;

-- Who may call it may call what it becomes.
SELECT set_config('jobs.callers_of_note_sign_in_attempt', coalesce(string_agg(a.grantee::regrole::text, ', '), ''), true)
FROM pg_proc p CROSS JOIN LATERAL aclexplode(p.proacl) a
WHERE p.oid = 'jobs.note_sign_in_attempt'::regproc AND a.grantee NOT IN (0, p.proowner);
DROP FUNCTION jobs.note_sign_in_attempt;

CREATE OR REPLACE FUNCTION jobs.note_sign_in_attempt(
  network text, wide text, name text, per_name int, per_network int, per_wide int, OUT id bigint, OUT wrong_everywhere int
)
LANGUAGE plpgsql AS $$
DECLARE
  window_start timestamptz;
  -- Older ones were never judged, because their process ended.
  judging_since timestamptz;
  -- As the index of user names compares them.
  compared text := lower(name COLLATE "und-x-icu");
  wrong_named int;
  wrong_near int;
  wrong_wide int;
  open_named int;
  open_near int;
  open_wide int;
BEGIN
  PERFORM jobs.take_turn(concat_ws(' ', 'sign-in', coalesce(wide, network)));
  window_start := clock_timestamp() - interval '15 minutes';
  judging_since := clock_timestamp() - interval '30 seconds';
  -- Others tidy up the same rows at the same time; skipping theirs keeps two of them from waiting for each other.
  DELETE FROM public.sign_in_attempt a WHERE a.id IN (
    SELECT o.id FROM public.sign_in_attempt o WHERE o.attempted_at < window_start FOR UPDATE SKIP LOCKED
  );
  SELECT
    count(*) FILTER (WHERE a.wrong AND a.address = network AND a.name = compared),
    count(*) FILTER (WHERE a.wrong AND a.address = network),
    count(*) FILTER (WHERE a.wrong AND a.wide = note_sign_in_attempt.wide),
    count(*) FILTER (WHERE NOT a.wrong AND a.attempted_at > judging_since AND a.address = network AND a.name = compared),
    count(*) FILTER (WHERE NOT a.wrong AND a.attempted_at > judging_since AND a.address = network),
    count(*) FILTER (WHERE NOT a.wrong AND a.attempted_at > judging_since AND a.wide = note_sign_in_attempt.wide)
  INTO wrong_named, wrong_near, wrong_wide, open_named, open_near, open_wide
  FROM public.sign_in_attempt a
  WHERE (a.address = network OR a.wide = note_sign_in_attempt.wide) AND a.attempted_at >= window_start;
  IF wrong_named >= per_name OR wrong_near >= per_network OR wrong_wide >= per_wide THEN
    id := NULL;
    RETURN;
  ELSIF wrong_named + open_named >= per_name OR wrong_near + open_near >= per_network
    OR wrong_wide + open_wide >= per_wide THEN
    id := 0;
    RETURN;
  END IF;
  SELECT count(*) INTO wrong_everywhere FROM public.sign_in_attempt a
  WHERE a.name = compared AND a.wrong AND a.attempted_at >= window_start;
  INSERT INTO public.sign_in_attempt AS a (address, wide, name)
  VALUES (network, note_sign_in_attempt.wide, compared) RETURNING a.id INTO id;
END $$;

DO $$
BEGIN
  IF current_setting('jobs.callers_of_note_sign_in_attempt') <> '' THEN
    EXECUTE 'GRANT EXECUTE ON FUNCTION jobs.note_sign_in_attempt TO ' || current_setting('jobs.callers_of_note_sign_in_attempt');
  END IF;
END $$;

CREATE OR REPLACE FUNCTION jobs.grant_producer(recorder text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- No role is called "public": that would be everyone.
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = recorder) THEN
    RAISE EXCEPTION 'there is no role "%"', recorder USING ERRCODE = 'undefined_object';
  END IF;
  EXECUTE format('GRANT USAGE ON SCHEMA jobs TO %I', recorder);
  EXECUTE format('GRANT EXECUTE ON FUNCTION jobs.create_job, jobs.queue_job, jobs.start_job, jobs.take_over_job,
    jobs.require_run, jobs.progress_job, jobs.output_job, jobs.complete_job, jobs.fail_job, jobs.cancel_job,
    jobs.add_subtask, jobs.start_subtask, jobs.complete_subtask, jobs.fail_subtask, jobs.cancel_subtask,
    jobs.count_rows, jobs.record_batch TO %I', recorder);
END $$;

CREATE OR REPLACE FUNCTION jobs.let_record(recorder text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$ SELECT jobs.grant_producer(recorder) $$;

DO $$
BEGIN
  REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA jobs FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION jobs.legal_move, jobs.legal_subtask_move, jobs.is_sound_job, jobs.is_sound_execution TO PUBLIC;
END $$;
