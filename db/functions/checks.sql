-- What a row of job and of job_execution must be. These two come before the tables, whose CHECKs call them.
-- PostgreSQL reads and prepares each CHECK again in every statement, so a table has one CHECK for all its rules, and
-- its function names the broken rule as PostgreSQL would: docs/decisions/0004-rules-in-the-database.md. When one of
-- these functions changes, rows that are stored already are not checked again.

CREATE OR REPLACE FUNCTION jobs.is_sound_job(
  type text, status text, created_at timestamptz, finished_at timestamptz, rows_given bigint, rows_rejected bigint
) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  broken text := CASE
    WHEN (status IN ('completed', 'failed', 'cancelled')) <> (finished_at IS NOT NULL) THEN 'job_finished_when_inactive'
    -- Years that ISO 8601 has a plain form for, and no infinity.
    WHEN NOT (created_at >= '0001-01-01 00:00:00+00' AND created_at < '10000-01-01 00:00:00+00'
      AND finished_at >= '0001-01-01 00:00:00+00' AND finished_at < '10000-01-01 00:00:00+00')
      THEN 'job_ordinary_times'
    WHEN NOT (rows_rejected >= 0 AND rows_given >= rows_rejected) THEN 'job_rows'
    WHEN status NOT IN ('pending', 'queued', 'running', 'completed', 'failed', 'cancelled') THEN 'job_status'
    -- The length apart: as a bound in the pattern it makes each check six times as dear (measured).
    WHEN NOT (type ~ '^[a-z][a-z0-9_]*$' AND length(type) <= 50) THEN 'job_type'
  END;
BEGIN
  IF broken IS NULL THEN
    RETURN true;
  END IF;
  RAISE EXCEPTION 'new row for relation "job" violates check constraint "%"', broken
    USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'job', CONSTRAINT = broken;
END $$;

CREATE OR REPLACE FUNCTION jobs.is_sound_execution(
  started_at timestamptz, last_sign_at timestamptz, duration numeric, error_message text, stack_trace text,
  output text, progress_done bigint, progress_total bigint
) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  broken text := CASE
    -- Not a number is larger than every number.
    WHEN NOT (duration >= 0 AND duration < 'NaN') THEN 'job_execution_duration'
    WHEN octet_length(error_message) > 65536 THEN 'job_execution_message_size'
    WHEN NOT (started_at >= '0001-01-01 00:00:00+00' AND started_at < '10000-01-01 00:00:00+00'
      AND last_sign_at >= '0001-01-01 00:00:00+00' AND last_sign_at < '10000-01-01 00:00:00+00')
      THEN 'job_execution_ordinary_times'
    WHEN octet_length(output) > 1048576 THEN 'job_execution_output_size'
    WHEN NOT (progress_done >= 0 AND progress_total >= 0) THEN 'job_execution_progress'
    WHEN octet_length(stack_trace) > 262144 THEN 'job_execution_trace_size'
  END;
BEGIN
  IF broken IS NULL THEN
    RETURN true;
  END IF;
  RAISE EXCEPTION 'new row for relation "job_execution" violates check constraint "%"', broken
    USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'job_execution', CONSTRAINT = broken;
END $$;
