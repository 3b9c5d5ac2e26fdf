-- Returns the viewer's run of this tab and age: one that is under way, or was cut off a short time ago, else a new one.
-- `worker` gets it, unless another worker has it already: then the returned row names that one. Two calls at once take
-- turns, and wait no longer than this takes. A sign of life that lies in the future, because the clock was
-- set back, does not count.
CREATE OR REPLACE FUNCTION jobs.open_clear_run(
  viewer bigint, tab text, days integer, worker text, silence interval, resumable interval
) RETURNS SETOF clear_run
LANGUAGE plpgsql AS $$
DECLARE
  moment timestamptz;
  present clear_run;
BEGIN
  PERFORM jobs.take_turn(concat_ws(' ', 'clear', viewer, tab, days));
  moment := clock_timestamp();
  DELETE FROM clear_run r WHERE r.id IN (
    SELECT o.id FROM clear_run o
    WHERE (o.viewer_id = viewer OR (viewer IS NULL AND o.viewer_id IS NULL))
      AND o.started_at < moment - interval '30 days'
    FOR UPDATE SKIP LOCKED
  );
  SELECT r.* INTO present FROM clear_run r
  WHERE (r.viewer_id = viewer OR (viewer IS NULL AND r.viewer_id IS NULL))
    AND r.tab = open_clear_run.tab AND r.days = open_clear_run.days
    AND r.finished_at IS NULL AND r.last_sign_at > moment - resumable
  ORDER BY r.id DESC LIMIT 1;
  IF NOT FOUND THEN
    RETURN QUERY INSERT INTO clear_run AS r (viewer_id, tab, days, finished_before, worker, last_sign_at)
    VALUES (viewer, open_clear_run.tab, open_clear_run.days, moment - make_interval(days => open_clear_run.days),
            open_clear_run.worker, moment)
    RETURNING r.*;
  ELSIF present.worker IS NULL OR present.last_sign_at NOT BETWEEN moment - silence AND moment + silence THEN
    RETURN QUERY UPDATE clear_run r
    SET worker = open_clear_run.worker, last_sign_at = moment, stop_asked_at = NULL
    WHERE r.id = present.id
    RETURNING r.*;
  ELSE
    RETURN NEXT present;
  END IF;
END $$;
