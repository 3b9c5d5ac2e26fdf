-- Makes a write that is sent twice happen once. SQLSTATE JB411 = the key was used for another request.

-- Returns the answer to the write with this key. Null when the caller is the first: it then runs the write and stores
-- its answer in the same statement. A second caller waits here until the first has committed, or has failed and left
-- the key free.
CREATE OR REPLACE FUNCTION jobs.claim_answer(whose bigint, given_key text, given_fingerprint text) RETURNS text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  kept record;
BEGIN
  LOOP
    INSERT INTO public.kept_answer (user_id, key, fingerprint) VALUES (whose, given_key, given_fingerprint)
    ON CONFLICT DO NOTHING;
    IF FOUND THEN
      RETURN NULL;
    END IF;
    SELECT k.fingerprint, k.answer INTO kept FROM public.kept_answer k WHERE k.user_id = whose AND k.key = given_key;
    -- Otherwise it was swept in between.
    EXIT WHEN FOUND;
  END LOOP;
  IF kept.fingerprint <> given_fingerprint THEN
    RAISE EXCEPTION 'the key was used for another request' USING ERRCODE = 'JB411';
  END IF;
  RETURN coalesce(kept.answer, '');
END $$;

CREATE OR REPLACE FUNCTION jobs.store_answer(whose bigint, given_key text, given_answer text) RETURNS text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE public.kept_answer SET answer = coalesce(given_answer, '') WHERE user_id = whose AND key = given_key;
  RETURN coalesce(given_answer, '');
END $$;
