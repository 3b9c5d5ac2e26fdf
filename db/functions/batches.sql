-- Many steps in one statement, all of them or none.

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

-- The id of the job that a step of a batch moves.
CREATE OR REPLACE FUNCTION jobs.job_of_step(step jsonb, created bigint[]) RETURNS bigint
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

-- Up to 1,000 steps. Each is {"do": "create", "type", "name", ...} or {"do": "start", "id": "7", ...}; instead of "id",
-- "created": 0 names the job that an earlier step, counted from 0, has created. Creations wait for the next move, or
-- for the end, and are then made together. Returns the answers in the order of the steps. The HINT of an error is the
-- number of its step.
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
