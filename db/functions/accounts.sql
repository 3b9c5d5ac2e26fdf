-- The rules about users, for everyone who writes the table. SQLSTATE JB423 = the last administrator would be lost.

-- Two at once could each leave the other as the last administrator: such changes take turns.
CREATE OR REPLACE FUNCTION jobs.take_turn_of_administrators() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM jobs.take_turn('administrators');
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER take_turn_of_administrators BEFORE UPDATE OF role, disabled_at OR DELETE ON public.app_user
FOR EACH STATEMENT EXECUTE FUNCTION jobs.take_turn_of_administrators();

-- An administrator who can sign in must remain, where there was one. A table without any user is no loss: the next start
-- adds a first administrator.
CREATE OR REPLACE FUNCTION jobs.keep_an_administrator() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM before b WHERE b.role = 'admin' AND b.disabled_at IS NULL)
    AND EXISTS (SELECT FROM public.app_user)
    AND NOT EXISTS (SELECT FROM public.app_user u WHERE u.role = 'admin' AND u.disabled_at IS NULL) THEN
    RAISE EXCEPTION 'this is the last administrator' USING ERRCODE = 'JB423';
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER keep_an_administrator AFTER UPDATE ON public.app_user
REFERENCING OLD TABLE AS before
FOR EACH STATEMENT EXECUTE FUNCTION jobs.keep_an_administrator();

CREATE OR REPLACE TRIGGER keep_an_administrator_at_delete AFTER DELETE ON public.app_user
REFERENCING OLD TABLE AS before
FOR EACH STATEMENT EXECUTE FUNCTION jobs.keep_an_administrator();
