-- Makes transactions with the same key take turns: the second waits until the first has ended. What is locked is a row of
-- ours, because an advisory lock may be taken, and held for ever, by every role of the database. The row is written, and
-- not locked alone, so that the second notices the first at every isolation level. Two keys may share a row: a
-- transaction takes one turn only, or two of them could wait for each other.
CREATE OR REPLACE FUNCTION jobs.take_turn(key text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.turn AS t (slot) VALUES (hashtextextended(key, 0) & 1023)
  ON CONFLICT ON CONSTRAINT turn_pkey DO UPDATE SET slot = excluded.slot;
END $$;
