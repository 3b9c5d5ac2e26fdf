-- The rules about a job's status, its start and its end. They hold for everyone who writes the tables, in any language.
-- SQLSTATE JB404 = no such job for this caller, JB409 = the job's present status (in DETAIL) forbids it,
-- JB422 = a value that can't be stored (the field's name in DETAIL).
-- The triggers have no WHEN: PostgreSQL parses it again for each statement, which costs several times as much as a call
-- that returns at once (measured).

-- The moves that a status may make. lib/jobs/status.ts has them too, and a test compares the two. It is one comparison
-- of texts: plpgsql prepares an expression again in every transaction, and would do so pair by pair.
CREATE OR REPLACE FUNCTION jobs.legal_move(present text, next text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN present || ' ' || next IN (
  'pending queued', 'pending running', 'pending failed', 'pending cancelled',
  'queued running', 'queued failed', 'queued cancelled',
  'running completed', 'running failed', 'running cancelled'
);

CREATE OR REPLACE FUNCTION jobs.guard_status_move() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NOT jobs.legal_move(OLD.status, NEW.status) THEN
    RAISE EXCEPTION 'job % is %: it can''t become %', OLD.id, OLD.status, NEW.status
      USING ERRCODE = 'JB409', DETAIL = OLD.status;
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_status_move BEFORE UPDATE OF status ON public.job
FOR EACH ROW EXECUTE FUNCTION jobs.guard_status_move();

-- The start is in job_execution and the end in job, so a CHECK can't compare them. Each side reads the other's row, and
-- locks it, because another session may be changing it at the same moment. Each side also maintains job.kept_duration
-- for lists and exports: to look it up in job_execution is a third of what an export costs.
CREATE OR REPLACE FUNCTION jobs.guard_end_after_start() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  start timestamptz;
  noted numeric;
BEGIN
  -- An end that is never is refused by the table's own checks.
  IF NEW.finished_at IS NULL OR NEW.finished_at = 'infinity' THEN
    RETURN NEW;
  END IF;
  SELECT e.started_at, e.duration INTO start, noted
  FROM public.job_execution e WHERE e.job_id = NEW.id FOR NO KEY UPDATE;
  IF start > NEW.finished_at THEN
    RAISE EXCEPTION 'job % can''t end before its start', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  NEW.kept_duration := coalesce(noted, extract(epoch FROM NEW.finished_at - start));
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_end_after_start BEFORE UPDATE OF finished_at ON public.job
FOR EACH ROW EXECUTE FUNCTION jobs.guard_end_after_start();

-- The same, seen from job_execution. It runs after the row is written, because an INSERT ... ON CONFLICT may turn out
-- to write another row, or none. There is no trigger for DELETE: when an execution's texts are deleted, or its job is
-- cleared after it, the duration does not change.
CREATE OR REPLACE FUNCTION jobs.guard_start_before_end() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  ended timestamptz;
  kept numeric;
BEGIN
  -- For a row that is new, OLD has nulls alone.
  IF (NEW.started_at, NEW.duration) IS NOT DISTINCT FROM (OLD.started_at, OLD.duration)
    AND NEW.job_id = coalesce(OLD.job_id, NEW.job_id) THEN
    RETURN NULL;
  END IF;
  SELECT j.finished_at, j.kept_duration INTO ended, kept
  FROM public.job j WHERE j.id = NEW.job_id FOR NO KEY UPDATE;
  IF ended < NEW.started_at THEN
    RAISE EXCEPTION 'job % can''t start after its end', NEW.job_id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.job_id <> OLD.job_id OR ended IS NOT NULL
    AND round(coalesce(NEW.duration, extract(epoch FROM ended - NEW.started_at)), 3) IS DISTINCT FROM kept THEN
    -- Read anew: this row may have been written again since.
    UPDATE public.job j SET kept_duration = (
      SELECT coalesce(e.duration, extract(epoch FROM j.finished_at - e.started_at))
      FROM public.job_execution e WHERE e.job_id = j.id)
    WHERE j.id IN (NEW.job_id, OLD.job_id) AND j.finished_at IS NOT NULL;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER guard_end_after_start AFTER INSERT OR UPDATE OF started_at, duration, job_id ON public.job_execution
FOR EACH ROW EXECUTE FUNCTION jobs.guard_start_before_end();

-- A user's name must outlive the user, also where only the user's id was given.
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
