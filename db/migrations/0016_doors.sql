-- How programs write, whichever door they come by: docs/decisions/0020-four-doors.md. A run token tells a worker that
-- was replaced from its successor; a kept answer makes of a write that is sent twice one write; a batch is many moves in
-- one statement; and a role may be let in that has a connection and nothing else. SQLSTATE JB410 = another run works at
-- the job, JB411 = the key was used for another request. What producers call is written anew as a whole: it names the
-- schema of all that it uses, because it runs with a search path, and in part with rights, that are not its caller's.
CREATE OR REPLACE FUNCTION jobs.remember_deleted_files() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO public.file_to_delete (store_key) SELECT store_key FROM gone ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION jobs.keep_owner_name() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.owner_name IS NULL AND NEW.owner_id IS NOT NULL THEN
    NEW.owner_name := (SELECT name FROM public.app_user WHERE id = NEW.owner_id);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION jobs.cancel_open_subtasks() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.finished_at IS NOT NULL THEN
    -- Most jobs have none, and to look is cheaper than to begin an update.
    IF EXISTS (SELECT FROM public.job_subtask s WHERE s.job_id = NEW.id AND s.status IN ('pending', 'running')) THEN
      UPDATE public.job_subtask SET status = 'cancelled', finished_at = greatest(NEW.finished_at, started_at)
      WHERE job_id = NEW.id AND status IN ('pending', 'running');
    END IF;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- As lib/producer/storable-text.ts cuts: at most so many bytes, head and tail kept, whole characters, what is left out
-- said in between. A test compares the two.
CREATE FUNCTION jobs.cut_middle(given text, most integer) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  bytes bytea;
  half integer;
  head integer;
  tail integer;
BEGIN
  IF given IS NULL OR octet_length(given) <= most THEN
    RETURN given;
  END IF;
  bytes := convert_to(given, 'UTF8');
  half := (most - octet_length(convert_to(jobs.bytes_left_out(length(bytes)), 'UTF8'))) / 2;
  head := half;
  tail := length(bytes) - half;
  -- The following bytes of a character look like 10xxxxxx.
  WHILE head > 0 AND get_byte(bytes, head) & 192 = 128 LOOP
    head := head - 1;
  END LOOP;
  WHILE tail < length(bytes) AND get_byte(bytes, tail) & 192 = 128 LOOP
    tail := tail + 1;
  END LOOP;
  RETURN convert_from(substr(bytes, 1, head), 'UTF8') || jobs.bytes_left_out(tail - head)
    || convert_from(substr(bytes, tail + 1), 'UTF8');
END $$;
--> statement-breakpoint
CREATE FUNCTION jobs.bytes_left_out(bytes integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN E'\n… ' || to_char(bytes, 'FM9,999,999,999') || E' bytes left out …\n';
--> statement-breakpoint
-- Reads before it writes: producers that link the same record would otherwise wait for each other on its row.
CREATE OR REPLACE FUNCTION jobs.linked_object(class text, object_key text, new_label text, new_url text) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  found_id bigint;
BEGIN
  IF object_key IS NULL THEN
    INSERT INTO public.object (class_name, label, url) VALUES (class, new_label, new_url) RETURNING id INTO found_id;
    RETURN found_id;
  END IF;
  SELECT id INTO found_id FROM public.object
  WHERE class_name = class AND key = object_key
    AND label IS NOT DISTINCT FROM new_label AND url IS NOT DISTINCT FROM new_url;
  IF NOT FOUND THEN
    INSERT INTO public.object (class_name, key, label, url) VALUES (class, object_key, new_label, new_url)
    ON CONFLICT (class_name, key) WHERE key IS NOT NULL
    DO UPDATE SET label = excluded.label, url = excluded.url
    RETURNING id INTO found_id;
  END IF;
  RETURN found_id;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION jobs.create_job(
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
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  job_id bigint;
  owner_id bigint;
  owner_name text;
  linked_id bigint;
  -- The first value that can't be taken: its name, then what is wrong, as lib/producer/new-job.ts says it.
  refused text := CASE
    WHEN (type ~ '^[a-z][a-z0-9_]*$' AND length(type) <= 50) IS NOT TRUE
      THEN 'type a lower-case word of letters, digits and _, at most 50 long.'
    WHEN length(name) > 255 THEN 'name at most 255 characters.'
    WHEN name !~ '\S' THEN 'name give a name.'
    WHEN length(description) > 2000 THEN 'description at most 2000 characters.'
    WHEN length(run_at) > 2000 THEN 'runAt at most 2000 characters.'
    WHEN length(object_class) > 100 THEN 'object.className at most 100 characters.'
    WHEN length(object_key) > 255 THEN 'object.key at most 255 characters.'
    WHEN length(object_label) > 255 THEN 'object.label at most 255 characters.'
    WHEN length(object_url) > 2000 THEN 'object.url at most 2000 characters.'
  END;
BEGIN
  IF refused IS NOT NULL THEN
    RAISE EXCEPTION '%', substr(refused, strpos(refused, ' ') + 1)
      USING ERRCODE = 'JB422', DETAIL = split_part(refused, ' ', 1);
  END IF;
  IF owner IS NOT NULL THEN
    SELECT u.id, u.name INTO owner_id, owner_name FROM public.app_user u
    WHERE lower(u.name COLLATE "und-x-icu") = lower(owner COLLATE "und-x-icu");
    IF NOT FOUND THEN
      RAISE EXCEPTION 'there is no user named %.', owner USING ERRCODE = 'JB422', DETAIL = 'owner';
    END IF;
  END IF;
  IF object_class IS NOT NULL THEN
    linked_id := jobs.linked_object(object_class, object_key, object_label, object_url);
  END IF;
  INSERT INTO public.object (class_name, label) VALUES ('Job', create_job.name) RETURNING id INTO job_id;
  INSERT INTO public.job (id, name, description, type, owner_id, owner_name, run_at, object_id, object_label)
  VALUES (job_id, create_job.name, create_job.description, create_job.type, owner_id,
          owner_name, create_job.run_at, linked_id, create_job.object_label);
  INSERT INTO public.job_execution (job_id) VALUES (job_id);
  RETURN job_id;
END $$;
--> statement-breakpoint
-- A move that is no end says nothing of finished_at, so that what guards an end is not called.
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
--> statement-breakpoint
-- For what only an active job may record. Locks the row, so that a move at the same moment waits or is seen.
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
--> statement-breakpoint
CREATE OR REPLACE FUNCTION jobs.queue_job(job_id bigint, owner bigint DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM jobs.move_job(job_id, owner, 'queued');
END $$;
--> statement-breakpoint
DROP FUNCTION jobs.start_job(bigint, bigint);
--> statement-breakpoint
-- Returns the run token. Each job that these functions made has its execution, so that an update finds it.
CREATE FUNCTION jobs.start_job(job_id bigint, owner bigint DEFAULT NULL) RETURNS text
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
--> statement-breakpoint
-- Someone else works at a running job from now on: returns the new run token, and the one before no longer counts.
CREATE FUNCTION jobs.take_over_job(job_id bigint, owner bigint DEFAULT NULL) RETURNS text
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
--> statement-breakpoint
-- Refuses whoever does not work at the job. Holds its row, so that a takeover waits for what this statement goes on to
-- write: select jobs.complete_job(7) from jobs.require_run(7, '…').
CREATE FUNCTION jobs.require_run(job_id bigint, run text, owner bigint DEFAULT NULL) RETURNS void
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
--> statement-breakpoint
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
--> statement-breakpoint
CREATE OR REPLACE FUNCTION jobs.output_job(job_id bigint, output text, owner bigint DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM jobs.require_active(job_id, owner, false);
  INSERT INTO public.job_execution AS e (job_id, output, last_sign_at)
  VALUES (output_job.job_id, jobs.cut_middle(output_job.output, 1048576), clock_timestamp())
  ON CONFLICT ON CONSTRAINT job_execution_pkey
  DO UPDATE SET output = excluded.output, last_sign_at = excluded.last_sign_at;
END $$;
--> statement-breakpoint
-- Shared by the three ends: the move, then the duration, empty for a job that never started.
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
--> statement-breakpoint
CREATE OR REPLACE FUNCTION jobs.complete_job(job_id bigint, owner bigint DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM jobs.end_job(job_id, owner, 'completed', NULL, NULL);
END $$;
--> statement-breakpoint
-- The report is never refused for its content: what is too long is cut.
CREATE OR REPLACE FUNCTION jobs.fail_job(
  job_id bigint, message text, trace text DEFAULT NULL, owner bigint DEFAULT NULL
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM jobs.end_job(job_id, owner, 'failed', jobs.cut_middle(message, 65536), jobs.cut_middle(trace, 262144));
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION jobs.cancel_job(job_id bigint, owner bigint DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM jobs.end_job(job_id, owner, 'cancelled', NULL, NULL);
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION jobs.note_sign_of_life(job_id bigint) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.job_execution AS e (job_id, last_sign_at) VALUES (note_sign_of_life.job_id, clock_timestamp())
  ON CONFLICT ON CONSTRAINT job_execution_pkey DO UPDATE SET last_sign_at = excluded.last_sign_at;
END $$;
--> statement-breakpoint
-- Adds pending subtasks behind those that are there. Returns the number of the first.
CREATE OR REPLACE FUNCTION jobs.add_subtasks(job_id bigint, names text[], owner bigint DEFAULT NULL) RETURNS integer
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  present integer;
BEGIN
  -- It also holds the job's row, so that nobody else takes the same numbers.
  PERFORM jobs.require_active(job_id, owner, false);
  SELECT coalesce(max(s.number), 0) INTO present FROM public.job_subtask s WHERE s.job_id = add_subtasks.job_id;
  INSERT INTO public.job_subtask (job_id, number, name)
  SELECT add_subtasks.job_id, present + given.place, given.name
  FROM unnest(names) WITH ORDINALITY AS given (name, place);
  PERFORM jobs.note_sign_of_life(job_id);
  RETURN present + 1;
END $$;
--> statement-breakpoint
-- The one way a subtask moves. Only while its job runs: the row lock has the job's end wait, or be seen.
CREATE OR REPLACE FUNCTION jobs.move_subtask(
  job_id bigint, number integer, next text, error text DEFAULT NULL, owner bigint DEFAULT NULL
) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  moment timestamptz;
BEGIN
  PERFORM jobs.require_active(job_id, owner, true);
  -- Read once the job's row is held: a subtask that waited for its job's start may not start before it.
  moment := clock_timestamp();
  UPDATE public.job_subtask s SET
    status = next,
    started_at = CASE WHEN next = 'running' THEN moment ELSE s.started_at END,
    -- A clock set back must not end a subtask before its start.
    finished_at = CASE WHEN next <> 'running' THEN greatest(moment, s.started_at) END,
    error = move_subtask.error
  WHERE s.job_id = move_subtask.job_id AND s.number = move_subtask.number;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'job % has no subtask %.', job_id, number USING ERRCODE = 'JS404';
  END IF;
  PERFORM jobs.note_sign_of_life(job_id);
END $$;
--> statement-breakpoint
CREATE FUNCTION jobs.add_subtask(job_id bigint, name text, owner bigint DEFAULT NULL) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF name ~ '\S' IS NOT TRUE THEN
    RAISE EXCEPTION 'give a name.' USING ERRCODE = 'JB422', DETAIL = 'name';
  ELSIF length(name) > 255 THEN
    RAISE EXCEPTION 'at most 255 characters.' USING ERRCODE = 'JB422', DETAIL = 'name';
  END IF;
  RETURN jobs.add_subtasks(job_id, ARRAY[name], owner);
END $$;
--> statement-breakpoint
CREATE FUNCTION jobs.start_subtask(job_id bigint, number integer, owner bigint DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM jobs.move_subtask(job_id, number, 'running', NULL, owner);
END $$;
--> statement-breakpoint
CREATE FUNCTION jobs.complete_subtask(job_id bigint, number integer, owner bigint DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM jobs.move_subtask(job_id, number, 'completed', NULL, owner);
END $$;
--> statement-breakpoint
CREATE FUNCTION jobs.fail_subtask(job_id bigint, number integer, message text, owner bigint DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM jobs.move_subtask(job_id, number, 'failed', jobs.cut_middle(message, 4096), owner);
END $$;
--> statement-breakpoint
CREATE FUNCTION jobs.cancel_subtask(job_id bigint, number integer, owner bigint DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM jobs.move_subtask(job_id, number, 'cancelled', NULL, owner);
END $$;
--> statement-breakpoint
-- Notes a file that is already stored, and offers it as the job's result when asked to. `job_limit`: how many
-- bytes the job's files may have in all. The job's row is held meanwhile, so that two at once can't pass it.
CREATE OR REPLACE FUNCTION jobs.add_file(
  job_id bigint, kind text, name text, size bigint, sha256 text, media_type text, store_key text,
  is_result boolean DEFAULT false, owner bigint DEFAULT NULL, job_limit bigint DEFAULT NULL
) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  file_id bigint;
BEGIN
  PERFORM jobs.require_active(job_id, owner, false);
  IF size > job_limit - (SELECT coalesce(sum(f.size), 0) FROM public.job_file f WHERE f.job_id = add_file.job_id) THEN
    RAISE EXCEPTION 'the files of job % may not be larger than % bytes in all', job_id, job_limit
      USING ERRCODE = 'JB413', DETAIL = 'job';
  END IF;
  INSERT INTO public.job_file (job_id, kind, name, size, sha256, media_type, store_key)
  VALUES (add_file.job_id, add_file.kind, add_file.name, add_file.size, add_file.sha256,
          add_file.media_type, add_file.store_key)
  RETURNING id INTO file_id;
  IF is_result THEN
    UPDATE public.job SET result_file_id = file_id WHERE id = add_file.job_id;
  END IF;
  PERFORM jobs.note_sign_of_life(job_id);
  RETURN file_id;
END $$;
--> statement-breakpoint
-- How many rows an import was given (null: not known) and how many of them it turned down, on top of what was
-- said before: a job may read several tables.
CREATE OR REPLACE FUNCTION jobs.count_rows(
  job_id bigint, given bigint, rejected bigint DEFAULT 0, owner bigint DEFAULT NULL
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM jobs.require_active(job_id, owner, false);
  IF given < 0 OR rejected < 0 OR given < rejected THEN
    RAISE EXCEPTION 'give a whole number that is not below that of the rejected rows.'
      USING ERRCODE = 'JB422', DETAIL = 'given';
  END IF;
  UPDATE public.job j SET
    -- A table of unknown size makes the whole unknown, and it stays so.
    rows_given = CASE WHEN j.rows_given IS NULL AND j.rows_rejected > 0 THEN NULL
      ELSE coalesce(j.rows_given, 0) + given END,
    rows_rejected = j.rows_rejected + coalesce(rejected, 0)
  WHERE j.id = count_rows.job_id;
  PERFORM jobs.note_sign_of_life(job_id);
END $$;
--> statement-breakpoint
-- Notes a stored error report, its rows by message (a null message: all further ones), and the rows of the
-- table that it is about.
CREATE OR REPLACE FUNCTION jobs.add_error_report(
  job_id bigint, name text, size bigint, sha256 text, store_key text,
  messages text[], counts bigint[], given bigint DEFAULT NULL,
  owner bigint DEFAULT NULL, job_limit bigint DEFAULT NULL
) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  report_id bigint;
BEGIN
  report_id := jobs.add_file(
    job_id, 'error_report', name, size, sha256, 'text/csv', store_key, false, owner, job_limit);
  INSERT INTO public.job_rejection (file_id, position, message, rows)
  SELECT report_id, place, message, rows
  FROM unnest(messages, counts) WITH ORDINALITY AS counted (message, rows, place);
  PERFORM jobs.count_rows(job_id, given, (SELECT sum(rows)::bigint FROM unnest(counts) AS rows), owner);
  RETURN report_id;
END $$;
--> statement-breakpoint
-- Says what a write with this key came to; null when the caller is the first, and is to run it and keep its answer in
-- the same statement. A second one waits here until the first has committed, or has failed and left the key free.
CREATE FUNCTION jobs.claim_answer(whose bigint, given_key text, given_fingerprint text) RETURNS text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  kept record;
BEGIN
  LOOP
    INSERT INTO public.kept_answer (user_id, key, fingerprint) VALUES (whose, given_key, given_fingerprint)
    ON CONFLICT DO NOTHING;
    IF FOUND THEN
      RETURN NULL;
    END IF;
    SELECT k.fingerprint, k.answer INTO kept FROM public.kept_answer k WHERE k.user_id = whose AND k.key = given_key;
    -- Otherwise it was swept in between.
    EXIT WHEN FOUND;
  END LOOP;
  IF kept.fingerprint <> given_fingerprint THEN
    RAISE EXCEPTION 'the key was used for another request' USING ERRCODE = 'JB411';
  END IF;
  RETURN coalesce(kept.answer, '');
END $$;
--> statement-breakpoint
CREATE FUNCTION jobs.keep_answer(whose bigint, given_key text, given_answer text) RETURNS text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE public.kept_answer SET answer = coalesce(given_answer, '') WHERE user_id = whose AND key = given_key;
  RETURN coalesce(given_answer, '');
END $$;
--> statement-breakpoint
-- One step of a batch, by the functions above. Returns its answer.
CREATE FUNCTION jobs.record_step(step jsonb, job_id bigint, owner bigint) RETURNS jsonb
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  run text;
  present text;
BEGIN
  IF step ->> 'do' = 'create' THEN
    RETURN jsonb_build_object('id', jobs.create_job(
      step ->> 'type', step ->> 'name', step ->> 'description', step ->> 'owner', step ->> 'runAt',
      step #>> '{object,className}', step #>> '{object,key}', step #>> '{object,label}', step #>> '{object,url}'
    )::text, 'status', 'pending');
  END IF;
  IF step ? 'run' THEN
    PERFORM jobs.require_run(job_id, step ->> 'run', owner);
  END IF;
  CASE step ->> 'do'
    WHEN 'queue' THEN PERFORM jobs.queue_job(job_id, owner); present := 'queued';
    WHEN 'start' THEN run := jobs.start_job(job_id, owner); present := 'running';
    WHEN 'progress' THEN
      PERFORM jobs.progress_job(job_id, (step ->> 'done')::bigint, (step ->> 'total')::bigint, step ->> 'note', owner);
      present := 'running';
    WHEN 'output' THEN
      PERFORM jobs.output_job(job_id, step ->> 'output', owner);
      present := (SELECT j.status FROM public.job j WHERE j.id = job_id);
    WHEN 'complete' THEN PERFORM jobs.complete_job(job_id, owner); present := 'completed';
    WHEN 'fail' THEN PERFORM jobs.fail_job(job_id, step ->> 'message', step ->> 'trace', owner); present := 'failed';
    WHEN 'cancel' THEN PERFORM jobs.cancel_job(job_id, owner); present := 'cancelled';
    ELSE
      RAISE EXCEPTION 'give create, queue, start, progress, output, complete, fail or cancel.'
        USING ERRCODE = 'JB422', DETAIL = 'do';
  END CASE;
  RETURN jsonb_build_object('id', job_id::text, 'status', present)
    || CASE WHEN run IS NULL THEN '{}' ELSE jsonb_build_object('runToken', run) END;
END $$;
--> statement-breakpoint
-- Up to 1,000 steps, all or none. Each is {"do": "create", "type", "name", …} or {"do": "start", "id": "7", …}; in
-- place of "id", "created": 0 names the job that an earlier step, counted from 0, has created. Returns the answers in
-- their order. An error has the number of its step in HINT.
CREATE FUNCTION jobs.record_batch(steps jsonb, owner bigint DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  at integer := -1;
  step jsonb;
  answer jsonb;
  answers jsonb[];
  job_id bigint;
  created bigint[];
  code text;
  said text;
  detail text;
BEGIN
  IF (CASE WHEN jsonb_typeof(steps) = 'array' THEN jsonb_array_length(steps) BETWEEN 1 AND 1000 END) IS NOT TRUE THEN
    RAISE EXCEPTION 'give a list of 1 to 1,000 steps.' USING ERRCODE = 'JB422', DETAIL = 'steps';
  END IF;
  FOR step IN SELECT value FROM jsonb_array_elements(steps) LOOP
    at := at + 1;
    job_id := CASE
      WHEN step ->> 'do' = 'create' THEN NULL
      WHEN step ? 'created' THEN created[(step ->> 'created')::integer]
      WHEN step ->> 'id' ~ '^[1-9][0-9]{0,17}$' THEN (step ->> 'id')::bigint
    END;
    IF job_id IS NULL AND step ->> 'do' <> 'create' THEN
      IF step ? 'created' THEN
        RAISE EXCEPTION 'give the number of an earlier step that creates a job.'
          USING ERRCODE = 'JB422', DETAIL = 'created';
      END IF;
      RAISE EXCEPTION 'there is no job %.', coalesce(step ->> 'id', 'without an id') USING ERRCODE = 'JB404';
    END IF;
    answer := jobs.record_step(step, job_id, owner);
    answers[at] := answer;
    IF step ->> 'do' = 'create' THEN
      created[at] := answer ->> 'id';
    END IF;
  END LOOP;
  RETURN to_jsonb(answers);
EXCEPTION WHEN OTHERS THEN
  GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, said = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL;
  RAISE EXCEPTION USING ERRCODE = code, MESSAGE = said, DETAIL = detail,
    HINT = CASE WHEN at >= 0 THEN format('step %s', at) ELSE '' END;
END $$;
--> statement-breakpoint
-- The SQL door. These run with the rights of the tables' owner; whoever is let in can do what they do and nothing else.
-- What constraints and triggers ask of whoever writes the tables themselves stays for everyone: it only looks at its
-- arguments.
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA jobs FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION jobs.legal_move, jobs.legal_subtask_move, jobs.is_sound_job, jobs.is_sound_execution TO PUBLIC;
--> statement-breakpoint
-- Lets a role that exists already record jobs. Run by the owner of the tables.
CREATE FUNCTION jobs.let_record(recorder text) RETURNS void
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
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION jobs.let_record FROM PUBLIC;
