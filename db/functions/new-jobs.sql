-- How jobs are created, one at a time and many at once.

-- What a new job may be, for both ways to create one. Returns the first value that is refused, its name and then what
-- is wrong, in the words of lib/producer/new-job.ts; null when nothing is wrong.
CREATE OR REPLACE FUNCTION jobs.refused_job(
  type text, name text, description text, run_at text,
  object_class text, object_key text, object_label text, object_url text
) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
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

-- Raises what jobs.refused_job returned: the field in DETAIL, the sentence as the message.
CREATE OR REPLACE FUNCTION jobs.refuse_value(refused text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', substr(refused, strpos(refused, ' ') + 1)
    USING ERRCODE = 'JB422', DETAIL = split_part(refused, ' ', 1);
END $$;

CREATE OR REPLACE FUNCTION jobs.require_user(given text, OUT id bigint, OUT name text)
LANGUAGE plpgsql AS $$
BEGIN
  SELECT u.id, u.name INTO id, name FROM public.app_user u
  WHERE lower(u.name COLLATE "und-x-icu") = lower(given COLLATE "und-x-icu");
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no user named %.', given USING ERRCODE = 'JB422', DETAIL = 'owner';
  END IF;
END $$;

-- Returns the id of the record that a job is about. It reads before it writes: otherwise producers that link the same
-- record would wait for each other at its row.
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

-- Creates many jobs whose values were checked before, with their owners and records: one statement for each table. This
-- takes a third of the time of single ones, because most of a job's cost is the triggers and foreign keys of each
-- statement. Returns their ids in the same order.
CREATE OR REPLACE FUNCTION jobs.create_sound_jobs(steps jsonb[], owner_ids bigint[], owner_names text[], linked_ids bigint[])
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
