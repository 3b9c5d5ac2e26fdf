-- Creations that follow each other in a batch are one statement for each table: a third of the time, as triggers and
-- foreign keys of statements are most of what a job costs. What a new job may be stays in one place for both ways.
CREATE FUNCTION jobs.refused_job(
  type text, name text, description text, run_at text,
  object_class text, object_key text, object_label text, object_url text
) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- The first value that can't be taken: its name, then what is wrong, as lib/producer/new-job.ts says it.
RETURN CASE
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
--> statement-breakpoint
CREATE FUNCTION jobs.refuse_value(refused text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', substr(refused, strpos(refused, ' ') + 1)
    USING ERRCODE = 'JB422', DETAIL = split_part(refused, ' ', 1);
END $$;
--> statement-breakpoint
CREATE FUNCTION jobs.require_user(given text, OUT id bigint, OUT name text)
LANGUAGE plpgsql AS $$
BEGIN
  SELECT u.id, u.name INTO id, name FROM public.app_user u
  WHERE lower(u.name COLLATE "und-x-icu") = lower(given COLLATE "und-x-icu");
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no user named %.', given USING ERRCODE = 'JB422', DETAIL = 'owner';
  END IF;
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
  refused text := jobs.refused_job(
    type, name, description, run_at, object_class, object_key, object_label, object_url);
BEGIN
  IF refused IS NOT NULL THEN
    PERFORM jobs.refuse_value(refused);
  END IF;
  IF owner IS NOT NULL THEN
    SELECT u.id, u.name INTO owner_id, owner_name FROM jobs.require_user(owner) u;
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
-- The same for many that are known to be sound, with their owners and records. Returns their ids in the same order.
CREATE FUNCTION jobs.create_sound_jobs(steps jsonb[], owner_ids bigint[], owner_names text[], linked_ids bigint[])
RETURNS bigint[]
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  ids bigint[];
BEGIN
  WITH root AS (
    INSERT INTO public.object (class_name, label)
    SELECT 'Job', given.step ->> 'name' FROM unnest(steps) WITH ORDINALITY AS given (step, place) ORDER BY given.place
    RETURNING id
  )
  SELECT array_agg(root.id ORDER BY root.id) INTO ids FROM root;
  INSERT INTO public.job (id, name, description, type, owner_id, owner_name, run_at, object_id, object_label)
  SELECT given.id, given.step ->> 'name', given.step ->> 'description', given.step ->> 'type', given.owner_id,
    given.owner_name, given.step ->> 'runAt', given.linked_id, given.step #>> '{object,label}'
  FROM unnest(ids, steps, owner_ids, owner_names, linked_ids) AS given (id, step, owner_id, owner_name, linked_id)
  ORDER BY given.id;
  INSERT INTO public.job_execution (job_id) SELECT unnest(ids);
  RETURN ids;
END $$;
--> statement-breakpoint
-- One step of a batch that moves a job, by the functions of single moves. Returns its answer.
CREATE OR REPLACE FUNCTION jobs.record_step(step jsonb, job_id bigint, owner bigint) RETURNS jsonb
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  run text;
  present text;
BEGIN
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
  END CASE;
  RETURN jsonb_build_object('id', job_id::text, 'status', present)
    || CASE WHEN run IS NULL THEN '{}' ELSE jsonb_build_object('runToken', run) END;
END $$;
--> statement-breakpoint
-- The id of the job that a step of a batch moves.
CREATE FUNCTION jobs.job_of_step(step jsonb, created bigint[]) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  found bigint;
BEGIN
  IF (step ->> 'do' IN ('queue', 'start', 'progress', 'output', 'complete', 'fail', 'cancel')) IS NOT TRUE THEN
    PERFORM jobs.refuse_value('do give create, queue, start, progress, output, complete, fail or cancel.');
  ELSIF step ? 'created' THEN
    found := CASE WHEN step ->> 'created' ~ '^[0-9]{1,4}$' THEN created[(step ->> 'created')::integer] END;
    IF found IS NULL THEN
      PERFORM jobs.refuse_value('created give the number of an earlier step that creates a job.');
    END IF;
  ELSIF (step ->> 'id' ~ '^[1-9][0-9]{0,17}$') IS NOT TRUE THEN
    RAISE EXCEPTION 'there is no job %.', coalesce(step ->> 'id', 'without an id') USING ERRCODE = 'JB404';
  ELSE
    found := step ->> 'id';
  END IF;
  RETURN found;
END $$;
--> statement-breakpoint
-- As in 0016_doors.sql, but creations wait for the next move, or for the end, and are made together.
CREATE OR REPLACE FUNCTION jobs.record_batch(steps jsonb, owner bigint DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  at integer := -1;
  step jsonb;
  answers jsonb[];
  created bigint[];
  -- Of the creations that wait.
  waiting integer := 0;
  new_steps jsonb[];
  owner_ids bigint[];
  owner_names text[];
  linked_ids bigint[];
  refused text;
  named text;
  owner_id bigint;
  owner_name text;
  code text;
  said text;
  detail text;
BEGIN
  IF (CASE WHEN jsonb_typeof(steps) = 'array' THEN jsonb_array_length(steps) BETWEEN 1 AND 1000 END) IS NOT TRUE THEN
    PERFORM jobs.refuse_value('steps give a list of 1 to 1,000 steps.');
  END IF;
  FOR step IN SELECT value FROM jsonb_array_elements(steps) UNION ALL SELECT NULL LOOP
    IF step ->> 'do' = 'create' THEN
      at := at + 1;
      refused := jobs.refused_job(step ->> 'type', step ->> 'name', step ->> 'description', step ->> 'runAt',
        step #>> '{object,className}', step #>> '{object,key}', step #>> '{object,label}', step #>> '{object,url}');
      IF refused IS NOT NULL THEN
        PERFORM jobs.refuse_value(refused);
      END IF;
      IF step ->> 'owner' IS DISTINCT FROM named THEN
        named := step ->> 'owner';
        IF named IS NULL THEN
          owner_id := NULL;
          owner_name := NULL;
        ELSE
          SELECT u.id, u.name INTO owner_id, owner_name FROM jobs.require_user(named) u;
        END IF;
      END IF;
      waiting := waiting + 1;
      new_steps[waiting] := step;
      owner_ids[waiting] := owner_id;
      owner_names[waiting] := owner_name;
      linked_ids[waiting] := CASE WHEN step #>> '{object,className}' IS NOT NULL THEN jobs.linked_object(
        step #>> '{object,className}', step #>> '{object,key}', step #>> '{object,label}', step #>> '{object,url}') END;
      CONTINUE;
    END IF;
    IF waiting > 0 THEN
      created[at - waiting + 1 : at] := jobs.create_sound_jobs(
        new_steps[1:waiting], owner_ids[1:waiting], owner_names[1:waiting], linked_ids[1:waiting]);
      FOR place IN at - waiting + 1 .. at LOOP
        answers[place] := jsonb_build_object('id', created[place]::text, 'status', 'pending');
      END LOOP;
      waiting := 0;
    END IF;
    EXIT WHEN step IS NULL;
    at := at + 1;
    created[at] := NULL;
    answers[at] := jobs.record_step(step, jobs.job_of_step(step, created), owner);
  END LOOP;
  RETURN to_jsonb(answers);
EXCEPTION WHEN OTHERS THEN
  GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, said = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL;
  RAISE EXCEPTION USING ERRCODE = code, MESSAGE = said, DETAIL = detail,
    HINT = CASE WHEN at >= 0 THEN format('step %s', at) ELSE '' END;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION jobs.refused_job, jobs.refuse_value, jobs.require_user, jobs.create_sound_jobs,
  jobs.job_of_step FROM PUBLIC;
