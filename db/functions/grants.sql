-- Who may call what: docs/decisions/0020-four-interfaces.md. A role that is let in can do what the functions do and nothing
-- else, because they run with the rights of the tables' owner.

-- Lets an existing role record jobs. The owner of the tables runs it. After a new function is added to this list, run
-- it again for each role that should have that function.
CREATE OR REPLACE FUNCTION jobs.grant_producer(recorder text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- No role is called "public": that would be everyone.
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = recorder) THEN
    RAISE EXCEPTION 'there is no role "%"', recorder USING ERRCODE = 'undefined_object';
  END IF;
  EXECUTE format('GRANT USAGE ON SCHEMA jobs TO %I', recorder);
  EXECUTE format('GRANT EXECUTE ON FUNCTION jobs.create_job, jobs.queue_job, jobs.start_job, jobs.take_over_job,
    jobs.require_run, jobs.progress_job, jobs.output_job, jobs.complete_job, jobs.fail_job, jobs.cancel_job,
    jobs.add_subtask, jobs.start_subtask, jobs.complete_subtask, jobs.fail_subtask, jobs.cancel_subtask,
    jobs.count_rows, jobs.record_batch TO %I', recorder);
END $$;

-- The name of grant_producer up to 0.1: scripts of administrators call it.
CREATE OR REPLACE FUNCTION jobs.let_record(recorder text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$ SELECT jobs.grant_producer(recorder) $$;

-- This comes last, because PUBLIC may call a new function until this has run. The four that checks and triggers call
-- for everyone who writes the tables stay for PUBLIC: they look at their arguments alone.
DO $$
BEGIN
  REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA jobs FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION jobs.legal_move, jobs.legal_subtask_move, jobs.is_sound_job, jobs.is_sound_execution TO PUBLIC;
END $$;
