-- What producers say of the steps of a job. SQLSTATE JS404 = the job has no such subtask, JS409 = the subtask's present
-- status (in DETAIL) forbids it.

-- The moves that a subtask may make. lib/jobs/subtasks/subtask.ts has them too, and a test compares the two.
CREATE OR REPLACE FUNCTION jobs.legal_subtask_move(present text, next text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (present, next) IN (
  ('pending', 'running'), ('pending', 'completed'), ('pending', 'failed'), ('pending', 'cancelled'),
  ('running', 'completed'), ('running', 'failed'), ('running', 'cancelled')
);

CREATE OR REPLACE FUNCTION jobs.guard_subtask_move() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NOT jobs.legal_subtask_move(OLD.status, NEW.status) THEN
    RAISE EXCEPTION 'subtask % of job % is %: it can''t become %', OLD.number, OLD.job_id, OLD.status, NEW.status
      USING ERRCODE = 'JS409', DETAIL = OLD.status;
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_subtask_move BEFORE UPDATE OF status ON public.job_subtask
FOR EACH ROW EXECUTE FUNCTION jobs.guard_subtask_move();

-- A job that has ended has no open subtasks: the statement that ends it cancels them, whichever program sends it.
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

CREATE OR REPLACE TRIGGER cancel_open_subtasks AFTER UPDATE OF status ON public.job
FOR EACH ROW EXECUTE FUNCTION jobs.cancel_open_subtasks();

-- Adds pending subtasks after those that are there. Returns the number of the first.
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

-- The only way a subtask moves, and only while its job runs: the end of the job waits for the row lock, or is seen.
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

CREATE OR REPLACE FUNCTION jobs.add_subtask(job_id bigint, name text, owner bigint DEFAULT NULL) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF name ~ '\S' IS NOT TRUE THEN
    RAISE EXCEPTION 'give a name.' USING ERRCODE = 'JB422', DETAIL = 'name';
  ELSIF length(name) > 255 THEN
    RAISE EXCEPTION 'at most 255 characters.' USING ERRCODE = 'JB422', DETAIL = 'name';
  END IF;
  RETURN jobs.add_subtasks(job_id, ARRAY[name], owner);
END $$;

CREATE OR REPLACE FUNCTION jobs.start_subtask(job_id bigint, number integer, owner bigint DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM jobs.move_subtask(job_id, number, 'running', NULL, owner);
END $$;

CREATE OR REPLACE FUNCTION jobs.complete_subtask(job_id bigint, number integer, owner bigint DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM jobs.move_subtask(job_id, number, 'completed', NULL, owner);
END $$;

CREATE OR REPLACE FUNCTION jobs.fail_subtask(job_id bigint, number integer, message text, owner bigint DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM jobs.move_subtask(job_id, number, 'failed', jobs.cut_middle(message, 4096), owner);
END $$;

CREATE OR REPLACE FUNCTION jobs.cancel_subtask(job_id bigint, number integer, owner bigint DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM jobs.move_subtask(job_id, number, 'cancelled', NULL, owner);
END $$;
