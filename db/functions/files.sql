-- The files of a job, and the rows that an import rejected. SQLSTATE JB413 = a limit is exceeded (DETAIL says which).

-- When a job_file row is deleted, in any way (clear, cascade, by hand), its bytes are noted for the sweep in the same
-- statement. It runs with the rights of the tables' owner, so a role that may delete jobs needs no right on
-- file_to_delete.
CREATE OR REPLACE FUNCTION jobs.remember_deleted_files() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO public.file_to_delete (store_key) SELECT store_key FROM gone ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER remember_deleted_files AFTER DELETE ON public.job_file
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION jobs.remember_deleted_files();

-- Records a file that is already stored, and makes it the job's result when asked to. `job_limit`: how many bytes the
-- job's files may have in all. It locks the job's row, so that two files at once can't exceed the limit.
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

-- Adds to what was said before how many rows an import was given (null: not known) and how many of them it rejected: a
-- job may read several tables. No count grows beyond what a program reads exactly from JSON: 2^53 - 1.
CREATE OR REPLACE FUNCTION jobs.count_rows(
  job_id bigint, given bigint, rejected bigint DEFAULT 0, owner bigint DEFAULT NULL
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  most CONSTANT bigint := 9007199254740991;
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
  WHERE j.id = count_rows.job_id AND coalesce(greatest(given, rejected), 0) <= most - greatest(j.rows_given, j.rows_rejected);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a job counts % rows at most.', most USING ERRCODE = 'JB422', DETAIL = 'given';
  END IF;
  PERFORM jobs.note_sign_of_life(job_id);
END $$;

-- Records a stored error report, its rows by message (a null message: all further ones), and the rows of the table that
-- the report is about.
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
