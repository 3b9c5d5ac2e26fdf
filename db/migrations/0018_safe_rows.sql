-- As in 0016_doors.sql, but no count of rows grows beyond what a program reads exactly from JSON: 2^53 - 1.
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
