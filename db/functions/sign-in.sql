-- Notes a try at signing in before its password is checked. Returns its id; null when too many were wrong; 0 when the
-- limit is reached only with tries that are still being checked: the caller then waits for them. The lock makes tries
-- from one address wait for each other: many at once can't pass the limit together.
CREATE OR REPLACE FUNCTION jobs.note_sign_in_attempt(address text, name text, per_name int, per_address int) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  window_start timestamptz := clock_timestamp() - interval '15 minutes';
  -- Older ones were never judged, because their process ended.
  judging_since timestamptz := clock_timestamp() - interval '30 seconds';
  noted_id bigint;
  wrong_named int;
  wrong_all int;
  open_named int;
  open_all int;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(note_sign_in_attempt.address, 7203115408));
  -- Others tidy up the same rows at the same time; skipping theirs keeps two of them from waiting for each other.
  DELETE FROM sign_in_attempt a WHERE a.id IN (
    SELECT o.id FROM sign_in_attempt o WHERE o.attempted_at < window_start FOR UPDATE SKIP LOCKED
  );
  SELECT
    count(*) FILTER (WHERE a.wrong AND a.name = note_sign_in_attempt.name),
    count(*) FILTER (WHERE a.wrong),
    count(*) FILTER (WHERE NOT a.wrong AND a.attempted_at > judging_since AND a.name = note_sign_in_attempt.name),
    count(*) FILTER (WHERE NOT a.wrong AND a.attempted_at > judging_since)
  INTO wrong_named, wrong_all, open_named, open_all
  FROM sign_in_attempt a
  WHERE a.address = note_sign_in_attempt.address AND a.attempted_at >= window_start;
  IF wrong_named >= per_name OR wrong_all >= per_address THEN
    RETURN NULL;
  ELSIF wrong_named + open_named >= per_name OR wrong_all + open_all >= per_address THEN
    RETURN 0;
  END IF;
  INSERT INTO sign_in_attempt (address, name)
  VALUES (note_sign_in_attempt.address, note_sign_in_attempt.name) RETURNING id INTO noted_id;
  RETURN noted_id;
END $$;
