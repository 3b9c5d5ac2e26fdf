-- What changes the words of a job that may have its entry in the search already. A new job's words are read when its
-- turn comes, so creating one costs nothing here.

-- The conditions are in the triggers: a write that changes no words calls no function. The functions run with the rights
-- of the table's owner, because a role that may write jobs needs no right on the search.
CREATE OR REPLACE FUNCTION jobs.note_changed_words() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO public.search_change (job_id) VALUES (NEW.id);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER note_changed_words
AFTER UPDATE OF name, description, type, owner_id, owner_name, object_label, created_at ON public.job
FOR EACH ROW WHEN ((NEW.name, NEW.description, NEW.type, NEW.owner_id, NEW.owner_name, NEW.object_label, NEW.created_at)
  IS DISTINCT FROM (OLD.name, OLD.description, OLD.type, OLD.owner_id, OLD.owner_name, OLD.object_label, OLD.created_at))
EXECUTE FUNCTION jobs.note_changed_words();

CREATE OR REPLACE FUNCTION jobs.note_changed_error() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO public.search_change (job_id) VALUES (NEW.job_id);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER note_new_error AFTER INSERT ON public.job_execution
FOR EACH ROW WHEN (NEW.error_message IS NOT NULL) EXECUTE FUNCTION jobs.note_changed_error();

CREATE OR REPLACE TRIGGER note_changed_error AFTER UPDATE OF error_message ON public.job_execution
FOR EACH ROW WHEN (NEW.error_message IS DISTINCT FROM OLD.error_message)
EXECUTE FUNCTION jobs.note_changed_error();
