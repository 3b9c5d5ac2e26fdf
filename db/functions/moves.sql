-- What producers say of a job after they created it, one function for each verb:
-- docs/decisions/0020-four-interfaces.md. `owner` limits a function to the jobs of one user id (null: any job): the
-- same UPDATE decides whose job it is and which status it has. SQLSTATE JB410 = another run works at the job. Functions
-- that programs may call run with the rights of the tables' owner and a search path of their own, so each names the
-- schema of everything it uses.

-- The only way a status moves. The trigger on job refuses an illegal move, after waiting for the session that holds the
-- row. A move that is not an end does not touch finished_at, so that the trigger that checks an end is not called.
CREATE OR REPLACE FUNCTION jobs.move_job(job_id bigint, owner bigint, next text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF next IN ('completed', 'failed', 'cancelled') THEN
    UPDATE public.job SET
      status = next,
      -- A clock set back must not end a job before its start.
      finished_at = greatest(clock_timestamp(),
        (SELECT started_at FROM public.job_execution e WHERE e.job_id = job.id))
    WHERE id = move_job.job_id AND (owner IS NULL OR owner_id = owner);
  ELSE
    UPDATE public.job SET status = next WHERE id = move_job.job_id AND (owner IS NULL OR owner_id = owner);
  END IF;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no job %.', job_id USING ERRCODE = 'JB404';
  END IF;
END $$;

-- For what only an active job may record. It locks the row: a move at the same moment waits, or is seen.
CREATE OR REPLACE FUNCTION jobs.require_active(job_id bigint, owner bigint, need_running boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  present text;
BEGIN
  SELECT status INTO present FROM public.job
  WHERE id = job_id AND (owner IS NULL OR owner_id = owner) FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no job %.', job_id USING ERRCODE = 'JB404';
  ELSIF present IN ('completed', 'failed', 'cancelled') OR (need_running AND present <> 'running') THEN
    RAISE EXCEPTION 'job % is %', job_id, present USING ERRCODE = 'JB409', DETAIL = present;
  END IF;
END $$;

CREATE OR REPLACE FUNCTION jobs.note_sign_of_life(job_id bigint) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.job_execution AS e (job_id, last_sign_at) VALUES (note_sign_of_life.job_id, clock_timestamp())
  ON CONFLICT ON CONSTRAINT job_execution_pkey DO UPDATE SET last_sign_at = excluded.last_sign_at;
END $$;

CREATE OR REPLACE FUNCTION jobs.queue_job(job_id bigint, owner bigint DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM jobs.move_job(job_id, owner, 'queued');
END $$;

-- Returns the run token. Each job that these functions created has its execution, so an update always finds it: INSERT
-- ... ON CONFLICT goes through checks and triggers twice.
CREATE OR REPLACE FUNCTION jobs.start_job(job_id bigint, owner bigint DEFAULT NULL) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  moment timestamptz;
  run uuid := gen_random_uuid();
BEGIN
  PERFORM jobs.move_job(job_id, owner, 'running');
  moment := clock_timestamp();
  UPDATE public.job_execution e SET started_at = moment, last_sign_at = moment, run_token = run
  WHERE e.job_id = start_job.job_id;
  IF NOT FOUND THEN
    INSERT INTO public.job_execution AS e (job_id, started_at, last_sign_at, run_token)
    VALUES (start_job.job_id, moment, moment, run)
    ON CONFLICT ON CONSTRAINT job_execution_pkey
    DO UPDATE SET started_at = excluded.started_at, last_sign_at = excluded.last_sign_at, run_token = excluded.run_token;
  END IF;
  RETURN run;
END $$;

-- From now on another worker works at a running job. Returns the new run token; the old one no longer counts.
CREATE OR REPLACE FUNCTION jobs.take_over_job(job_id bigint, owner bigint DEFAULT NULL) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  run uuid := gen_random_uuid();
BEGIN
  PERFORM jobs.require_active(job_id, owner, true);
  INSERT INTO public.job_execution AS e (job_id, last_sign_at, run_token)
  VALUES (take_over_job.job_id, clock_timestamp(), run)
  ON CONFLICT ON CONSTRAINT job_execution_pkey
  DO UPDATE SET last_sign_at = excluded.last_sign_at, run_token = excluded.run_token;
  RETURN run;
END $$;

-- Refuses a worker whose run token is not the last one. It locks the job's row, so that a takeover waits for what the
-- same statement then writes: select jobs.complete_job(7) from jobs.require_run(7, '...').
CREATE OR REPLACE FUNCTION jobs.require_run(job_id bigint, run text, owner bigint DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM FROM public.job j
  WHERE j.id = require_run.job_id AND (owner IS NULL OR j.owner_id = owner) FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no job %.', job_id USING ERRCODE = 'JB404';
  END IF;
  PERFORM FROM public.job_execution e WHERE e.job_id = require_run.job_id AND e.run_token::text = run;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'another run works at job %.', job_id USING ERRCODE = 'JB410';
  END IF;
END $$;

CREATE OR REPLACE FUNCTION jobs.progress_job(
  job_id bigint, done bigint, total bigint DEFAULT NULL, note text DEFAULT NULL, owner bigint DEFAULT NULL
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF done >= 0 IS NOT TRUE THEN
    RAISE EXCEPTION 'give a whole number from 0 up.' USING ERRCODE = 'JB422', DETAIL = 'done';
  ELSIF total < done THEN
    RAISE EXCEPTION 'give a whole number that is not below done.' USING ERRCODE = 'JB422', DETAIL = 'total';
  END IF;
  PERFORM jobs.require_active(job_id, owner, true);
  INSERT INTO public.job_execution AS e (job_id, progress_done, progress_total, progress_note, last_sign_at)
  VALUES (progress_job.job_id, done, total, jobs.cut_middle(note, 1000), clock_timestamp())
  ON CONFLICT ON CONSTRAINT job_execution_pkey
  DO UPDATE SET progress_done = excluded.progress_done, progress_total = excluded.progress_total,
    progress_note = excluded.progress_note, last_sign_at = excluded.last_sign_at;
END $$;

CREATE OR REPLACE FUNCTION jobs.output_job(job_id bigint, output text, owner bigint DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM jobs.require_active(job_id, owner, false);
  INSERT INTO public.job_execution AS e (job_id, output, last_sign_at)
  VALUES (output_job.job_id, jobs.cut_middle(output_job.output, 1048576), clock_timestamp())
  ON CONFLICT ON CONSTRAINT job_execution_pkey
  DO UPDATE SET output = excluded.output, last_sign_at = excluded.last_sign_at;
END $$;

-- Used by all three ends: the move, then the duration, which stays empty for a job that never started.
CREATE OR REPLACE FUNCTION jobs.end_job(job_id bigint, owner bigint, next text, message text, trace text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM jobs.move_job(job_id, owner, next);
  UPDATE public.job_execution e SET
    duration = extract(epoch FROM (SELECT finished_at FROM public.job j WHERE j.id = end_job.job_id) - e.started_at),
    error_message = message,
    stack_trace = trace
  WHERE e.job_id = end_job.job_id;
  IF NOT FOUND THEN
    INSERT INTO public.job_execution AS e (job_id, error_message, stack_trace) VALUES (end_job.job_id, message, trace)
    ON CONFLICT ON CONSTRAINT job_execution_pkey
    DO UPDATE SET
      duration = extract(epoch FROM
        (SELECT finished_at FROM public.job j WHERE j.id = end_job.job_id) - e.started_at),
      error_message = excluded.error_message,
      stack_trace = excluded.stack_trace;
  END IF;
END $$;

CREATE OR REPLACE FUNCTION jobs.complete_job(job_id bigint, owner bigint DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM jobs.end_job(job_id, owner, 'completed', NULL, NULL);
END $$;

-- A failure is never refused because of its texts: what is too long is cut.
CREATE OR REPLACE FUNCTION jobs.fail_job(
  job_id bigint, message text, trace text DEFAULT NULL, owner bigint DEFAULT NULL
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM jobs.end_job(job_id, owner, 'failed', jobs.cut_middle(message, 65536), jobs.cut_middle(trace, 262144));
END $$;

CREATE OR REPLACE FUNCTION jobs.cancel_job(job_id bigint, owner bigint DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM jobs.end_job(job_id, owner, 'cancelled', NULL, NULL);
END $$;
