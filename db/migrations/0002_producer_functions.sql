-- The verbs of code that records jobs, one statement each. `owner` narrows a move to the jobs of one user id
-- (null: any job), so that whose job it is and which status it has are settled in the same UPDATE.
CREATE FUNCTION jobs.create_job(
  type text,
  name text DEFAULT NULL,
  description text DEFAULT NULL,
  owner text DEFAULT NULL,
  run_at text DEFAULT NULL,
  object_class text DEFAULT NULL,
  object_key text DEFAULT NULL,
  object_label text DEFAULT NULL,
  object_url text DEFAULT NULL
) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  job_id bigint;
  owner_id bigint;
  owner_name text;
  linked_id bigint;
BEGIN
  IF owner IS NOT NULL THEN
    SELECT u.id, u.name INTO owner_id, owner_name FROM app_user u WHERE lower(u.name COLLATE "und-x-icu") = lower(owner COLLATE "und-x-icu");
    IF NOT FOUND THEN
      RAISE EXCEPTION 'there is no user named %.', owner USING ERRCODE = 'JB422', DETAIL = 'owner';
    END IF;
  END IF;
  IF object_class IS NOT NULL THEN
    linked_id := jobs.linked_object(object_class, object_key, object_label, object_url);
  END IF;
  INSERT INTO object (class_name, label) VALUES ('Job', create_job.name) RETURNING id INTO job_id;
  INSERT INTO job (id, name, description, type, owner_id, owner_name, run_at, object_id, object_label)
  VALUES (job_id, create_job.name, create_job.description, create_job.type, owner_id,
          owner_name, create_job.run_at, linked_id, create_job.object_label);
  INSERT INTO job_execution (job_id) VALUES (job_id);
  RETURN job_id;
END $$;
--> statement-breakpoint
-- Reads before it writes: producers that link the same record would otherwise wait for each other on its row.
CREATE FUNCTION jobs.linked_object(class text, object_key text, new_label text, new_url text) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  found_id bigint;
BEGIN
  IF object_key IS NULL THEN
    INSERT INTO object (class_name, label, url) VALUES (class, new_label, new_url) RETURNING id INTO found_id;
    RETURN found_id;
  END IF;
  SELECT id INTO found_id FROM object
  WHERE class_name = class AND key = object_key
    AND label IS NOT DISTINCT FROM new_label AND url IS NOT DISTINCT FROM new_url;
  IF NOT FOUND THEN
    INSERT INTO object (class_name, key, label, url) VALUES (class, object_key, new_label, new_url)
    ON CONFLICT (class_name, key) WHERE key IS NOT NULL
    DO UPDATE SET label = excluded.label, url = excluded.url
    RETURNING id INTO found_id;
  END IF;
  RETURN found_id;
END $$;
--> statement-breakpoint
-- The one way a status moves. The trigger on job refuses what is illegal, after waiting for whoever holds the row.
CREATE FUNCTION jobs.move_job(job_id bigint, owner bigint, next text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE job SET
    status = next,
    -- A clock set back must not end a job before its start.
    finished_at = CASE WHEN next IN ('completed', 'failed', 'cancelled') THEN
      greatest(clock_timestamp(), (SELECT started_at FROM job_execution e WHERE e.job_id = job.id)) END
  WHERE id = move_job.job_id AND (owner IS NULL OR owner_id = owner);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no job %.', job_id USING ERRCODE = 'JB404';
  END IF;
END $$;
--> statement-breakpoint
-- For what only an active job may record. Locks the row, so that a move at the same moment waits or is seen.
CREATE FUNCTION jobs.require_active(job_id bigint, owner bigint, need_running boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  present text;
BEGIN
  SELECT status INTO present FROM job
  WHERE id = job_id AND (owner IS NULL OR owner_id = owner) FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no job %.', job_id USING ERRCODE = 'JB404';
  ELSIF present IN ('completed', 'failed', 'cancelled') OR (need_running AND present <> 'running') THEN
    RAISE EXCEPTION 'job % is %', job_id, present USING ERRCODE = 'JB409', DETAIL = present;
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION jobs.queue_job(job_id bigint, owner bigint DEFAULT NULL) RETURNS void
LANGUAGE sql AS $$ SELECT jobs.move_job(job_id, owner, 'queued') $$;
--> statement-breakpoint
CREATE FUNCTION jobs.start_job(job_id bigint, owner bigint DEFAULT NULL) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  moment timestamptz;
BEGIN
  PERFORM jobs.move_job(job_id, owner, 'running');
  moment := clock_timestamp();
  INSERT INTO job_execution AS e (job_id, started_at, last_sign_at) VALUES (start_job.job_id, moment, moment)
  ON CONFLICT ON CONSTRAINT job_execution_pkey
  DO UPDATE SET started_at = excluded.started_at, last_sign_at = excluded.last_sign_at;
END $$;
--> statement-breakpoint
CREATE FUNCTION jobs.progress_job(
  job_id bigint, done bigint, total bigint DEFAULT NULL, note text DEFAULT NULL, owner bigint DEFAULT NULL
) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM jobs.require_active(job_id, owner, true);
  INSERT INTO job_execution AS e (job_id, progress_done, progress_total, progress_note, last_sign_at)
  VALUES (progress_job.job_id, done, total, note, clock_timestamp())
  ON CONFLICT ON CONSTRAINT job_execution_pkey
  DO UPDATE SET progress_done = excluded.progress_done, progress_total = excluded.progress_total,
    progress_note = excluded.progress_note, last_sign_at = excluded.last_sign_at;
END $$;
--> statement-breakpoint
CREATE FUNCTION jobs.output_job(job_id bigint, output text, owner bigint DEFAULT NULL) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM jobs.require_active(job_id, owner, false);
  INSERT INTO job_execution AS e (job_id, output, last_sign_at)
  VALUES (output_job.job_id, output_job.output, clock_timestamp())
  ON CONFLICT ON CONSTRAINT job_execution_pkey
  DO UPDATE SET output = excluded.output, last_sign_at = excluded.last_sign_at;
END $$;
--> statement-breakpoint
-- Shared by the three ends: the move, then the duration, empty for a job that never started.
CREATE FUNCTION jobs.end_job(job_id bigint, owner bigint, next text, message text, trace text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM jobs.move_job(job_id, owner, next);
  INSERT INTO job_execution AS e (job_id, error_message, stack_trace) VALUES (end_job.job_id, message, trace)
  ON CONFLICT ON CONSTRAINT job_execution_pkey
  DO UPDATE SET
    duration = extract(epoch FROM
      (SELECT finished_at FROM job j WHERE j.id = end_job.job_id) - e.started_at),
    error_message = excluded.error_message,
    stack_trace = excluded.stack_trace;
END $$;
--> statement-breakpoint
CREATE FUNCTION jobs.complete_job(job_id bigint, owner bigint DEFAULT NULL) RETURNS void
LANGUAGE sql AS $$ SELECT jobs.end_job(job_id, owner, 'completed', NULL, NULL) $$;
--> statement-breakpoint
CREATE FUNCTION jobs.fail_job(
  job_id bigint, message text, trace text DEFAULT NULL, owner bigint DEFAULT NULL
) RETURNS void
LANGUAGE sql AS $$ SELECT jobs.end_job(job_id, owner, 'failed', message, trace) $$;
--> statement-breakpoint
CREATE FUNCTION jobs.cancel_job(job_id bigint, owner bigint DEFAULT NULL) RETURNS void
LANGUAGE sql AS $$ SELECT jobs.end_job(job_id, owner, 'cancelled', NULL, NULL) $$;
--> statement-breakpoint
-- Notes a file that is already stored, and offers it as the job's result when asked to.
CREATE FUNCTION jobs.add_file(
  job_id bigint, kind text, name text, size bigint, sha256 text, media_type text, store_key text,
  is_result boolean DEFAULT false, owner bigint DEFAULT NULL
) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  file_id bigint;
BEGIN
  PERFORM jobs.require_active(job_id, owner, false);
  INSERT INTO job_file (job_id, kind, name, size, sha256, media_type, store_key)
  VALUES (add_file.job_id, add_file.kind, add_file.name, add_file.size, add_file.sha256,
          add_file.media_type, add_file.store_key)
  RETURNING id INTO file_id;
  IF is_result THEN
    UPDATE job SET result_file_id = file_id WHERE id = add_file.job_id;
  END IF;
  RETURN file_id;
END $$;
