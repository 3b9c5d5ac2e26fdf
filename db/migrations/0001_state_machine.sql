-- The rules that hold whoever writes: legal moves of a status, no end before a start, no file forgotten.
-- SQLSTATE JB404 = no such job for this caller, JB409 = the job's present status (in DETAIL) forbids it,
-- JB422 = a value that can't be stored (the field's name in DETAIL).
CREATE SCHEMA jobs;
--> statement-breakpoint
CREATE FUNCTION jobs.legal_move(present text, next text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (present, next) IN (
  ('pending', 'queued'), ('pending', 'running'), ('pending', 'failed'), ('pending', 'cancelled'),
  ('queued', 'running'), ('queued', 'failed'), ('queued', 'cancelled'),
  ('running', 'completed'), ('running', 'failed'), ('running', 'cancelled')
);
--> statement-breakpoint
CREATE FUNCTION jobs.guard_status_move() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NOT jobs.legal_move(OLD.status, NEW.status) THEN
    RAISE EXCEPTION 'job % is %: it can''t become %', OLD.id, OLD.status, NEW.status
      USING ERRCODE = 'JB409', DETAIL = OLD.status;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_status_move BEFORE UPDATE OF status ON job
FOR EACH ROW EXECUTE FUNCTION jobs.guard_status_move();
--> statement-breakpoint
-- The start lies in job_execution and the end in job, so a CHECK can't compare them; each side looks at the
-- other, and holds it, because another session may be changing it at the same moment.
CREATE FUNCTION jobs.guard_end_after_start() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  other timestamptz;
BEGIN
  IF TG_TABLE_NAME = 'job' THEN
    SELECT started_at INTO other FROM job_execution e WHERE e.job_id = NEW.id FOR NO KEY UPDATE;
    IF other > NEW.finished_at THEN
      RAISE EXCEPTION 'job % can''t end before its start', NEW.id USING ERRCODE = 'check_violation';
    END IF;
  ELSE
    SELECT finished_at INTO other FROM job j WHERE j.id = NEW.job_id FOR NO KEY UPDATE;
    IF other < NEW.started_at THEN
      RAISE EXCEPTION 'job % can''t start after its end', NEW.job_id USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_end_after_start BEFORE UPDATE OF finished_at ON job
FOR EACH ROW WHEN (NEW.finished_at IS NOT NULL) EXECUTE FUNCTION jobs.guard_end_after_start();
--> statement-breakpoint
CREATE TRIGGER guard_end_after_start BEFORE INSERT OR UPDATE OF started_at, job_id ON job_execution
FOR EACH ROW WHEN (NEW.started_at IS NOT NULL) EXECUTE FUNCTION jobs.guard_end_after_start();
--> statement-breakpoint
-- A name must outlive its user, also where only the user was given.
CREATE FUNCTION jobs.keep_owner_name() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.owner_name := (SELECT name FROM app_user WHERE id = NEW.owner_id);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_owner_name BEFORE INSERT OR UPDATE OF owner_id ON job
FOR EACH ROW WHEN (NEW.owner_id IS NOT NULL AND NEW.owner_name IS NULL) EXECUTE FUNCTION jobs.keep_owner_name();
--> statement-breakpoint
-- However a job_file row goes (clear, cascade, by hand), its bytes are noted for the sweep in the same statement.
CREATE FUNCTION jobs.remember_deleted_files() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO file_to_delete (store_key) SELECT store_key FROM gone ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER remember_deleted_files AFTER DELETE ON job_file
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION jobs.remember_deleted_files();
