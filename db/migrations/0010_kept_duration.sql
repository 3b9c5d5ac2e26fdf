-- How long a job took lies in job as well, where lists and exports are read: to look it up in job_execution is a third
-- of what an export costs. The database keeps it, whoever writes. The schema is named, which drizzle-kit leaves out.
ALTER TABLE "public"."job" ADD COLUMN "kept_duration" numeric(18, 3);
--> statement-breakpoint
-- The rows that are there are written anew, and their indexes with them: 95 seconds for a million jobs on two cores that
-- were busy besides. Nobody reads or writes jobs meanwhile. An UPDATE would leave a table and indexes of twice the size.
SET LOCAL maintenance_work_mem = '256MB';
--> statement-breakpoint
CREATE FUNCTION jobs.known_duration(job_id bigint, finished_at timestamptz) RETURNS numeric
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (
    SELECT coalesce(e.duration, extract(epoch FROM known_duration.finished_at - e.started_at))
    FROM public.job_execution e WHERE e.job_id = known_duration.job_id);
END $$;
--> statement-breakpoint
ALTER TABLE "public"."job" ALTER COLUMN "kept_duration" TYPE numeric(18, 3)
USING CASE WHEN finished_at IS NOT NULL THEN jobs.known_duration(id, finished_at) END;
--> statement-breakpoint
DROP FUNCTION jobs.known_duration;
--> statement-breakpoint
-- From here on the two triggers that hold a start and an end together keep it. They have no WHEN, which would be parsed
-- anew for each statement: that costs several times what it takes to return at once (measured).
DROP TRIGGER guard_end_after_start ON public.job;
--> statement-breakpoint
DROP TRIGGER guard_end_after_start ON public.job_execution;
--> statement-breakpoint
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
--> statement-breakpoint
CREATE TRIGGER guard_end_after_start BEFORE UPDATE OF finished_at ON public.job
FOR EACH ROW EXECUTE FUNCTION jobs.guard_end_after_start();
--> statement-breakpoint
-- After the row is written, because an INSERT ... ON CONFLICT may turn out to write another, or none. There is none for
-- DELETE: whoever throws an execution's texts away, or clears its job after it, does not unmake how long the job took.
CREATE FUNCTION jobs.guard_start_before_end() RETURNS trigger
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
--> statement-breakpoint
CREATE TRIGGER guard_end_after_start AFTER INSERT OR UPDATE OF started_at, duration, job_id ON public.job_execution
FOR EACH ROW EXECUTE FUNCTION jobs.guard_start_before_end();
