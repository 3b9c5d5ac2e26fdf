-- What the search's index looks up. It comes before the tables, one of whose indexes is on it.

-- The words of an entry, each behind the code of its block: one block's words can then be looked up alone. No word has
-- a blank.
CREATE OR REPLACE FUNCTION jobs.search_tokens(block integer, words tsvector) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  code text := lpad(to_hex(block), 5, '0');
BEGIN
  RETURN array_to_tsvector(string_to_array(code || array_to_string(tsvector_to_array(words), ' ' || code), ' '));
END $$;
