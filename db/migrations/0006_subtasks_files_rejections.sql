-- What producers say of subtasks, of files and of rejected rows. SQLSTATE JS404 = the job has no such subtask,
-- JS409 = the subtask's present status (in DETAIL) forbids it, JB413 = a limit is passed (what it is in DETAIL).
CREATE FUNCTION jobs.legal_subtask_move(present text, next text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (present, next) IN (
  ('pending', 'running'), ('pending', 'completed'), ('pending', 'failed'), ('pending', 'cancelled'),
  ('running', 'completed'), ('running', 'failed'), ('running', 'cancelled')
);
--> statement-breakpoint
CREATE FUNCTION jobs.guard_subtask_move() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NOT jobs.legal_subtask_move(OLD.status, NEW.status) THEN
    RAISE EXCEPTION 'subtask % of job % is %: it can''t become %', OLD.number, OLD.job_id, OLD.status, NEW.status
      USING ERRCODE = 'JS409', DETAIL = OLD.status;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_subtask_move BEFORE UPDATE OF status ON job_subtask
FOR EACH ROW EXECUTE FUNCTION jobs.guard_subtask_move();
--> statement-breakpoint
-- A job that has ended has no open steps, whoever ended it, by the same statement.
CREATE FUNCTION jobs.cancel_open_subtasks() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE job_subtask SET status = 'cancelled', finished_at = greatest(NEW.finished_at, started_at)
  WHERE job_id = NEW.id AND status IN ('pending', 'running');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER cancel_open_subtasks AFTER UPDATE OF status ON job
FOR EACH ROW WHEN (NEW.finished_at IS NOT NULL) EXECUTE FUNCTION jobs.cancel_open_subtasks();
--> statement-breakpoint
CREATE FUNCTION jobs.note_sign_of_life(job_id bigint) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO job_execution AS e (job_id, last_sign_at) VALUES (note_sign_of_life.job_id, clock_timestamp())
  ON CONFLICT ON CONSTRAINT job_execution_pkey DO UPDATE SET last_sign_at = excluded.last_sign_at
$$;
--> statement-breakpoint
-- Adds pending subtasks behind those that are there. Returns the number of the first.
CREATE FUNCTION jobs.add_subtasks(job_id bigint, names text[], owner bigint DEFAULT NULL) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  present integer;
BEGIN
  -- It also holds the job's row, so that nobody else takes the same numbers.
  PERFORM jobs.require_active(job_id, owner, false);
  SELECT coalesce(max(s.number), 0) INTO present FROM job_subtask s WHERE s.job_id = add_subtasks.job_id;
  INSERT INTO job_subtask (job_id, number, name)
  SELECT add_subtasks.job_id, present + given.place, given.name
  FROM unnest(names) WITH ORDINALITY AS given (name, place);
  PERFORM jobs.note_sign_of_life(job_id);
  RETURN present + 1;
END $$;
--> statement-breakpoint
-- The one way a subtask moves. Only while its job runs: the row lock has the job's end wait, or be seen.
CREATE FUNCTION jobs.move_subtask(
  job_id bigint, number integer, next text, error text DEFAULT NULL, owner bigint DEFAULT NULL
) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  moment timestamptz;
BEGIN
  PERFORM jobs.require_active(job_id, owner, true);
  -- Read once the job's row is held: a subtask that waited for its job's start may not start before it.
  moment := clock_timestamp();
  UPDATE job_subtask s SET
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
DROP FUNCTION jobs.add_file(bigint, text, text, bigint, text, text, text, boolean, bigint);
--> statement-breakpoint
-- Notes a file that is already stored, and offers it as the job's result when asked to. `job_limit`: how many
-- bytes the job's files may have in all. The job's row is held meanwhile, so that two at once can't pass it.
CREATE FUNCTION jobs.add_file(
  job_id bigint, kind text, name text, size bigint, sha256 text, media_type text, store_key text,
  is_result boolean DEFAULT false, owner bigint DEFAULT NULL, job_limit bigint DEFAULT NULL
) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  file_id bigint;
BEGIN
  PERFORM jobs.require_active(job_id, owner, false);
  IF size > job_limit - (SELECT coalesce(sum(f.size), 0) FROM job_file f WHERE f.job_id = add_file.job_id) THEN
    RAISE EXCEPTION 'the files of job % may not be larger than % bytes in all', job_id, job_limit
      USING ERRCODE = 'JB413', DETAIL = 'job';
  END IF;
  INSERT INTO job_file (job_id, kind, name, size, sha256, media_type, store_key)
  VALUES (add_file.job_id, add_file.kind, add_file.name, add_file.size, add_file.sha256,
          add_file.media_type, add_file.store_key)
  RETURNING id INTO file_id;
  IF is_result THEN
    UPDATE job SET result_file_id = file_id WHERE id = add_file.job_id;
  END IF;
  PERFORM jobs.note_sign_of_life(job_id);
  RETURN file_id;
END $$;
--> statement-breakpoint
-- How many rows an import was given (null: not known) and how many of them it turned down, on top of what was
-- said before: a job may read several tables.
CREATE FUNCTION jobs.count_rows(
  job_id bigint, given bigint, rejected bigint DEFAULT 0, owner bigint DEFAULT NULL
) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM jobs.require_active(job_id, owner, false);
  IF given < 0 OR rejected < 0 OR given < rejected THEN
    RAISE EXCEPTION 'give a whole number that is not below that of the rejected rows.'
      USING ERRCODE = 'JB422', DETAIL = 'given';
  END IF;
  UPDATE job j SET
    -- A table of unknown size makes the whole unknown, and it stays so.
    rows_given = CASE WHEN j.rows_given IS NULL AND j.rows_rejected > 0 THEN NULL
      ELSE coalesce(j.rows_given, 0) + given END,
    rows_rejected = j.rows_rejected + rejected
  WHERE j.id = count_rows.job_id;
  PERFORM jobs.note_sign_of_life(job_id);
END $$;
--> statement-breakpoint
-- Notes a stored error report, its rows by message (a null message: all further ones), and the rows of the
-- table that it is about.
CREATE FUNCTION jobs.add_error_report(
  job_id bigint, name text, size bigint, sha256 text, store_key text,
  messages text[], counts bigint[], given bigint DEFAULT NULL,
  owner bigint DEFAULT NULL, job_limit bigint DEFAULT NULL
) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  report_id bigint;
BEGIN
  report_id := jobs.add_file(
    job_id, 'error_report', name, size, sha256, 'text/csv', store_key, false, owner, job_limit);
  INSERT INTO job_rejection (file_id, position, message, rows)
  SELECT report_id, place, message, rows
  FROM unnest(messages, counts) WITH ORDINALITY AS counted (message, rows, place);
  PERFORM jobs.count_rows(job_id, given, (SELECT sum(rows)::bigint FROM unnest(counts) AS rows), owner);
  RETURN report_id;
END $$;
