-- The rules of saved views, for everyone who writes the tables: how many a user may save and pin. SQLSTATE JB424 = one too many; the detail
-- says of what. The lock on the user's row makes two sessions of one user take turns: without it, neither would count
-- the row of the other.

CREATE OR REPLACE FUNCTION jobs.limit_saved_views() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM FROM public.app_user u WHERE u.id = NEW.owner_id FOR NO KEY UPDATE;
  IF (SELECT count(*) FROM public.saved_view v WHERE v.owner_id = NEW.owner_id) >= 50 THEN
    RAISE EXCEPTION 'the user has 50 saved views' USING ERRCODE = 'JB424', DETAIL = 'views';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER limit_saved_views BEFORE INSERT ON public.saved_view
FOR EACH ROW EXECUTE FUNCTION jobs.limit_saved_views();

CREATE OR REPLACE FUNCTION jobs.limit_pins() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM FROM public.app_user u WHERE u.id = NEW.user_id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM public.saved_view_pin p WHERE p.user_id = NEW.user_id AND p.view_id = NEW.view_id) THEN
    RETURN NULL;
  END IF;
  IF (SELECT count(*) FROM public.saved_view_pin p WHERE p.user_id = NEW.user_id) >= 10 THEN
    RAISE EXCEPTION 'the user has 10 pinned views' USING ERRCODE = 'JB424', DETAIL = 'pins';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER limit_pins BEFORE INSERT ON public.saved_view_pin
FOR EACH ROW EXECUTE FUNCTION jobs.limit_pins();

-- A user who no longer sees a view loses its pin: it would count as one of the ten.
CREATE OR REPLACE FUNCTION jobs.forget_unshared_view() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  DELETE FROM public.saved_view_pin p WHERE p.view_id = NEW.id AND p.user_id <> NEW.owner_id;
  DELETE FROM public.default_view d WHERE d.view_id = NEW.id AND d.user_id <> NEW.owner_id;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER forget_unshared_view AFTER UPDATE OF is_shared ON public.saved_view
FOR EACH ROW WHEN (OLD.is_shared AND NOT NEW.is_shared) EXECUTE FUNCTION jobs.forget_unshared_view();
