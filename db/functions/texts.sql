-- How texts that are too long are cut.

-- Cuts as packages/producer/src/storable-text.ts does: at most so many bytes and whole characters. Head and tail stay,
-- and between them stands how much was left out. A test compares the two.
CREATE OR REPLACE FUNCTION jobs.cut_middle(given text, most integer) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  bytes bytea;
  half integer;
  head integer;
  tail integer;
BEGIN
  IF given IS NULL OR octet_length(given) <= most THEN
    RETURN given;
  END IF;
  bytes := convert_to(given, 'UTF8');
  half := (most - octet_length(convert_to(jobs.bytes_left_out(length(bytes)), 'UTF8'))) / 2;
  head := half;
  tail := length(bytes) - half;
  -- The following bytes of a character look like 10xxxxxx.
  WHILE head > 0 AND get_byte(bytes, head) & 192 = 128 LOOP
    head := head - 1;
  END LOOP;
  WHILE tail < length(bytes) AND get_byte(bytes, tail) & 192 = 128 LOOP
    tail := tail + 1;
  END LOOP;
  RETURN convert_from(substr(bytes, 1, head), 'UTF8') || jobs.bytes_left_out(tail - head)
    || convert_from(substr(bytes, tail + 1), 'UTF8');
END $$;

CREATE OR REPLACE FUNCTION jobs.bytes_left_out(bytes integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN E'\n… ' || to_char(bytes, 'FM9,999,999,999') || E' bytes left out …\n';
