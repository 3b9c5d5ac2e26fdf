-- The same rules, at a lower price to whoever records jobs: docs/decisions/0004-rules-in-the-database.md. PostgreSQL
-- reads and prepares each CHECK, and each WHEN of a trigger, anew in every statement. So there is one CHECK for all
-- rules of a table, whose function names the broken one as PostgreSQL would, and there is no WHEN. 12 seconds for a
-- million jobs on two busy cores, in which all of them are looked at once more and nobody reads or writes them.
CREATE FUNCTION jobs.is_sound_job(
  type text, status text, created_at timestamptz, finished_at timestamptz, rows_given bigint, rows_rejected bigint
) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  broken text := CASE
    WHEN (status IN ('completed', 'failed', 'cancelled')) <> (finished_at IS NOT NULL) THEN 'job_finished_when_inactive'
    -- Years that ISO 8601 has a plain form for, and no infinity.
    WHEN NOT (created_at >= '0001-01-01 00:00:00+00' AND created_at < '10000-01-01 00:00:00+00'
      AND finished_at >= '0001-01-01 00:00:00+00' AND finished_at < '10000-01-01 00:00:00+00')
      THEN 'job_ordinary_times'
    WHEN NOT (rows_rejected >= 0 AND rows_given >= rows_rejected) THEN 'job_rows'
    WHEN status NOT IN ('pending', 'queued', 'running', 'completed', 'failed', 'cancelled') THEN 'job_status'
    -- The length apart: as a bound in the pattern it makes each check six times as dear (measured).
    WHEN NOT (type ~ '^[a-z][a-z0-9_]*$' AND length(type) <= 50) THEN 'job_type'
  END;
BEGIN
  IF broken IS NULL THEN
    RETURN true;
  END IF;
  RAISE EXCEPTION 'new row for relation "job" violates check constraint "%"', broken
    USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'job', CONSTRAINT = broken;
END $$;
--> statement-breakpoint
CREATE FUNCTION jobs.is_sound_execution(
  started_at timestamptz, last_sign_at timestamptz, duration numeric, error_message text, stack_trace text,
  output text, progress_done bigint, progress_total bigint
) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  broken text := CASE
    -- Not a number is larger than every number.
    WHEN NOT (duration >= 0 AND duration < 'NaN') THEN 'job_execution_duration'
    WHEN octet_length(error_message) > 65536 THEN 'job_execution_message_size'
    WHEN NOT (started_at >= '0001-01-01 00:00:00+00' AND started_at < '10000-01-01 00:00:00+00'
      AND last_sign_at >= '0001-01-01 00:00:00+00' AND last_sign_at < '10000-01-01 00:00:00+00')
      THEN 'job_execution_ordinary_times'
    WHEN octet_length(output) > 1048576 THEN 'job_execution_output_size'
    WHEN NOT (progress_done >= 0 AND progress_total >= 0) THEN 'job_execution_progress'
    WHEN octet_length(stack_trace) > 262144 THEN 'job_execution_trace_size'
  END;
BEGIN
  IF broken IS NULL THEN
    RETURN true;
  END IF;
  RAISE EXCEPTION 'new row for relation "job_execution" violates check constraint "%"', broken
    USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'job_execution', CONSTRAINT = broken;
END $$;
--> statement-breakpoint
ALTER TABLE "public"."job"
  DROP CONSTRAINT "job_type",
  DROP CONSTRAINT "job_status",
  DROP CONSTRAINT "job_finished_when_inactive",
  DROP CONSTRAINT "job_ordinary_times",
  DROP CONSTRAINT "job_rows",
  ADD CONSTRAINT "job_sound" CHECK (jobs.is_sound_job("type", "status", "created_at", "finished_at", "rows_given", "rows_rejected"));
--> statement-breakpoint
ALTER TABLE "public"."job_execution"
  DROP CONSTRAINT "job_execution_duration",
  DROP CONSTRAINT "job_execution_ordinary_times",
  DROP CONSTRAINT "job_execution_message_size",
  DROP CONSTRAINT "job_execution_trace_size",
  DROP CONSTRAINT "job_execution_output_size",
  DROP CONSTRAINT "job_execution_progress",
  ADD CONSTRAINT "job_execution_sound" CHECK (jobs.is_sound_execution("started_at", "last_sign_at", "duration", "error_message", "stack_trace", "output", "progress_done", "progress_total"));
--> statement-breakpoint
-- As one comparison: a plpgsql expression is prepared anew in every transaction, pair by pair.
CREATE OR REPLACE FUNCTION jobs.legal_move(present text, next text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN present || ' ' || next IN (
  'pending queued', 'pending running', 'pending failed', 'pending cancelled',
  'queued running', 'queued failed', 'queued cancelled',
  'running completed', 'running failed', 'running cancelled'
);
--> statement-breakpoint
CREATE OR REPLACE FUNCTION jobs.keep_owner_name() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.owner_name IS NULL AND NEW.owner_id IS NOT NULL THEN
    NEW.owner_name := (SELECT name FROM app_user WHERE id = NEW.owner_id);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER keep_owner_name BEFORE INSERT OR UPDATE OF owner_id ON public.job
FOR EACH ROW EXECUTE FUNCTION jobs.keep_owner_name();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION jobs.cancel_open_subtasks() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.finished_at IS NOT NULL THEN
    -- Most jobs have none, and to look is cheaper than to begin an update.
    IF EXISTS (SELECT FROM job_subtask s WHERE s.job_id = NEW.id AND s.status IN ('pending', 'running')) THEN
      UPDATE job_subtask SET status = 'cancelled', finished_at = greatest(NEW.finished_at, started_at)
      WHERE job_id = NEW.id AND status IN ('pending', 'running');
    END IF;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER cancel_open_subtasks AFTER UPDATE OF status ON public.job
FOR EACH ROW EXECUTE FUNCTION jobs.cancel_open_subtasks();
--> statement-breakpoint
-- A move that is no end says nothing of finished_at, so that what guards an end is not called.
CREATE OR REPLACE FUNCTION jobs.move_job(job_id bigint, owner bigint, next text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF next IN ('completed', 'failed', 'cancelled') THEN
    UPDATE job SET
      status = next,
      -- A clock set back must not end a job before its start.
      finished_at = greatest(clock_timestamp(), (SELECT started_at FROM job_execution e WHERE e.job_id = job.id))
    WHERE id = move_job.job_id AND (owner IS NULL OR owner_id = owner);
  ELSE
    UPDATE job SET status = next WHERE id = move_job.job_id AND (owner IS NULL OR owner_id = owner);
  END IF;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no job %.', job_id USING ERRCODE = 'JB404';
  END IF;
END $$;
--> statement-breakpoint
-- Each job that these functions made has its execution, so that an update finds it: INSERT … ON CONFLICT goes through
-- checks and triggers twice.
CREATE OR REPLACE FUNCTION jobs.start_job(job_id bigint, owner bigint DEFAULT NULL) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  moment timestamptz;
BEGIN
  PERFORM jobs.move_job(job_id, owner, 'running');
  moment := clock_timestamp();
  UPDATE job_execution e SET started_at = moment, last_sign_at = moment WHERE e.job_id = start_job.job_id;
  IF NOT FOUND THEN
    INSERT INTO job_execution AS e (job_id, started_at, last_sign_at) VALUES (start_job.job_id, moment, moment)
    ON CONFLICT ON CONSTRAINT job_execution_pkey
    DO UPDATE SET started_at = excluded.started_at, last_sign_at = excluded.last_sign_at;
  END IF;
END $$;
--> statement-breakpoint
-- Shared by the three ends: the move, then the duration, empty for a job that never started.
CREATE OR REPLACE FUNCTION jobs.end_job(job_id bigint, owner bigint, next text, message text, trace text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM jobs.move_job(job_id, owner, next);
  UPDATE job_execution e SET
    duration = extract(epoch FROM (SELECT finished_at FROM job j WHERE j.id = end_job.job_id) - e.started_at),
    error_message = message,
    stack_trace = trace
  WHERE e.job_id = end_job.job_id;
  IF NOT FOUND THEN
    INSERT INTO job_execution AS e (job_id, error_message, stack_trace) VALUES (end_job.job_id, message, trace)
    ON CONFLICT ON CONSTRAINT job_execution_pkey
    DO UPDATE SET
      duration = extract(epoch FROM
        (SELECT finished_at FROM job j WHERE j.id = end_job.job_id) - e.started_at),
      error_message = excluded.error_message,
      stack_trace = excluded.stack_trace;
  END IF;
END $$;
--> statement-breakpoint
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
      PERFORM jobs.fold_at_commit();
    END IF;
  END IF;
  RETURN NULL;
END $$;
