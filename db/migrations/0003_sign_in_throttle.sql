-- Notes a try at signing in before it is judged, and returns its id; null when there were too many. The lock
-- makes tries from one address queue up here, so that many at once can't slip through under the limit together.
CREATE FUNCTION jobs.note_sign_in_attempt(address text, name text, per_name int, per_address int) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  window_start timestamptz := clock_timestamp() - interval '15 minutes';
  noted_id bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(note_sign_in_attempt.address, 7203115408));
  -- Others tidy up the same rows at the same time; skipping theirs keeps two of them from waiting for each other.
  DELETE FROM sign_in_attempt a WHERE a.id IN (
    SELECT o.id FROM sign_in_attempt o WHERE o.attempted_at < window_start FOR UPDATE SKIP LOCKED
  );
  INSERT INTO sign_in_attempt (address, name)
  SELECT note_sign_in_attempt.address, note_sign_in_attempt.name
  FROM sign_in_attempt a WHERE a.address = note_sign_in_attempt.address AND a.attempted_at >= window_start
  HAVING count(*) < per_address AND count(*) FILTER (WHERE a.name = note_sign_in_attempt.name) < per_name
  RETURNING id INTO noted_id;
  RETURN noted_id;
END $$;
