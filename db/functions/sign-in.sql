-- Notes a try at signing in before its password is checked. `network` is where it comes from, and `wide` a larger
-- network around it, or null. Returns the row's id; null when too many were wrong; 0 when the limit is reached only with
-- tries that are still being checked: the caller then waits for them. Also returns how many wrong tries there were at this
-- name from anywhere. Tries from one network take turns: many at once can't pass the limit together.
CREATE OR REPLACE FUNCTION jobs.note_sign_in_attempt(
  network text, wide text, name text, per_name int, per_network int, per_wide int, OUT id bigint, OUT wrong_everywhere int
)
LANGUAGE plpgsql AS $$
DECLARE
  window_start timestamptz;
  -- Older ones were never judged, because their process ended.
  judging_since timestamptz;
  -- As the index of user names compares them.
  compared text := lower(name COLLATE "und-x-icu");
  wrong_named int;
  wrong_near int;
  wrong_wide int;
  open_named int;
  open_near int;
  open_wide int;
BEGIN
  PERFORM jobs.take_turn(concat_ws(' ', 'sign-in', coalesce(wide, network)));
  window_start := clock_timestamp() - interval '15 minutes';
  judging_since := clock_timestamp() - interval '30 seconds';
  -- Others tidy up the same rows at the same time; skipping theirs keeps two of them from waiting for each other.
  DELETE FROM public.sign_in_attempt a WHERE a.id IN (
    SELECT o.id FROM public.sign_in_attempt o WHERE o.attempted_at < window_start FOR UPDATE SKIP LOCKED
  );
  SELECT
    count(*) FILTER (WHERE a.wrong AND a.address = network AND a.name = compared),
    count(*) FILTER (WHERE a.wrong AND a.address = network),
    count(*) FILTER (WHERE a.wrong AND a.wide = note_sign_in_attempt.wide),
    count(*) FILTER (WHERE NOT a.wrong AND a.attempted_at > judging_since AND a.address = network AND a.name = compared),
    count(*) FILTER (WHERE NOT a.wrong AND a.attempted_at > judging_since AND a.address = network),
    count(*) FILTER (WHERE NOT a.wrong AND a.attempted_at > judging_since AND a.wide = note_sign_in_attempt.wide)
  INTO wrong_named, wrong_near, wrong_wide, open_named, open_near, open_wide
  FROM public.sign_in_attempt a
  WHERE (a.address = network OR a.wide = note_sign_in_attempt.wide) AND a.attempted_at >= window_start;
  IF wrong_named >= per_name OR wrong_near >= per_network OR wrong_wide >= per_wide THEN
    id := NULL;
    RETURN;
  ELSIF wrong_named + open_named >= per_name OR wrong_near + open_near >= per_network
    OR wrong_wide + open_wide >= per_wide THEN
    id := 0;
    RETURN;
  END IF;
  SELECT count(*) INTO wrong_everywhere FROM public.sign_in_attempt a
  WHERE a.name = compared AND a.wrong AND a.attempted_at >= window_start;
  INSERT INTO public.sign_in_attempt AS a (address, wide, name)
  VALUES (network, note_sign_in_attempt.wide, compared) RETURNING a.id INTO id;
END $$;
