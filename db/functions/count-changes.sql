-- What each statement adds to the counts and takes from them. These triggers run with the rights of these tables'
-- owner: a role that may write jobs needs no right on the counts. Nobody may call them (grants.sql): on a user's own
-- table they would count jobs that do not exist.

-- Makes this transaction compact when it commits: compaction then locks its row for a moment, not for as long as the
-- transaction lasts. It updates a change of its own, because a deferred trigger on inserting them would cost every
-- writer as much as all the rest of this (its WHEN is parsed for each statement). It is called at every 512th number.
CREATE OR REPLACE FUNCTION jobs.compact_at_commit() RETURNS void
LANGUAGE sql AS $$
  UPDATE public.job_count_change SET type = type
  WHERE made_in = pg_current_xact_id() AND number = currval('public.job_count_change_number_seq')
$$;

CREATE OR REPLACE FUNCTION jobs.note_inserted_jobs() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  noted bigint;
BEGIN
  -- Nearly all that is written is one job at a time, and to group what is one row takes twice as long.
  INSERT INTO public.job_count_change (owner_id, type, pending, queued, running, completed, failed, cancelled, with_rejected_rows)
  SELECT owner_id, type,
    CASE status WHEN 'pending' THEN 1 END,
    CASE status WHEN 'queued' THEN 1 END,
    CASE status WHEN 'running' THEN 1 END,
    CASE status WHEN 'completed' THEN 1 END,
    CASE status WHEN 'failed' THEN 1 END,
    CASE status WHEN 'cancelled' THEN 1 END,
    CASE WHEN status = 'completed' AND rows_rejected > 0 THEN 1 END
  FROM added
  WHERE NOT EXISTS (SELECT FROM added OFFSET 1);
  GET DIAGNOSTICS noted = ROW_COUNT;
  IF noted = 0 THEN
    INSERT INTO public.job_count_change (owner_id, type, pending, queued, running, completed, failed, cancelled, with_rejected_rows)
    SELECT owner_id, type,
      sum(1) FILTER (WHERE status = 'pending') AS pending,
      sum(1) FILTER (WHERE status = 'queued') AS queued,
      sum(1) FILTER (WHERE status = 'running') AS running,
      sum(1) FILTER (WHERE status = 'completed') AS completed,
      sum(1) FILTER (WHERE status = 'failed') AS failed,
      sum(1) FILTER (WHERE status = 'cancelled') AS cancelled,
      sum(1) FILTER (WHERE status = 'completed' AND rows_rejected > 0) AS with_rejected_rows
    FROM added
    GROUP BY owner_id, type;
    GET DIAGNOSTICS noted = ROW_COUNT;
  END IF;
  IF noted > 0 THEN
    IF currval('public.job_count_change_number_seq') % 512 < noted THEN
      PERFORM jobs.compact_at_commit();
    END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER note_inserted_jobs AFTER INSERT ON public.job
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION jobs.note_inserted_jobs();

CREATE OR REPLACE FUNCTION jobs.note_deleted_jobs() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  noted bigint;
BEGIN
  INSERT INTO public.job_count_change (owner_id, type, pending, queued, running, completed, failed, cancelled, with_rejected_rows)
  SELECT owner_id, type,
    sum(-1) FILTER (WHERE status = 'pending') AS pending,
    sum(-1) FILTER (WHERE status = 'queued') AS queued,
    sum(-1) FILTER (WHERE status = 'running') AS running,
    sum(-1) FILTER (WHERE status = 'completed') AS completed,
    sum(-1) FILTER (WHERE status = 'failed') AS failed,
    sum(-1) FILTER (WHERE status = 'cancelled') AS cancelled,
    sum(-1) FILTER (WHERE status = 'completed' AND rows_rejected > 0) AS with_rejected_rows
  FROM removed
  GROUP BY owner_id, type;
  GET DIAGNOSTICS noted = ROW_COUNT;
  IF noted > 0 THEN
    IF currval('public.job_count_change_number_seq') % 512 < noted THEN
      PERFORM jobs.compact_at_commit();
    END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER note_deleted_jobs AFTER DELETE ON public.job
REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION jobs.note_deleted_jobs();

CREATE OR REPLACE FUNCTION jobs.note_updated_jobs() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  noted bigint;
BEGIN
  -- One job that keeps its owner and type, as above.
  INSERT INTO public.job_count_change (owner_id, type, pending, queued, running, completed, failed, cancelled, with_rejected_rows)
  SELECT n.owner_id, n.type,
    nullif((n.status = 'pending')::int - (o.status = 'pending')::int, 0),
    nullif((n.status = 'queued')::int - (o.status = 'queued')::int, 0),
    nullif((n.status = 'running')::int - (o.status = 'running')::int, 0),
    nullif((n.status = 'completed')::int - (o.status = 'completed')::int, 0),
    nullif((n.status = 'failed')::int - (o.status = 'failed')::int, 0),
    nullif((n.status = 'cancelled')::int - (o.status = 'cancelled')::int, 0),
    nullif((n.status = 'completed' AND n.rows_rejected > 0)::int - (o.status = 'completed' AND o.rows_rejected > 0)::int, 0)
  FROM removed o, added n
  WHERE (o.status <> n.status OR o.status = 'completed' AND (o.rows_rejected > 0) <> (n.rows_rejected > 0))
    AND o.type = n.type AND o.owner_id IS NOT DISTINCT FROM n.owner_id
    AND NOT EXISTS (SELECT FROM removed OFFSET 1);
  GET DIAGNOSTICS noted = ROW_COUNT;
  IF noted = 0 THEN
    -- Apart from the line above: a condition with a query in it goes through the executor, whatever stands before it.
    IF EXISTS (
      SELECT FROM removed o, added n
      WHERE o.type <> n.type OR o.owner_id IS DISTINCT FROM n.owner_id OR EXISTS (SELECT FROM removed OFFSET 1)
    ) THEN
      INSERT INTO public.job_count_change (owner_id, type, pending, queued, running, completed, failed, cancelled, with_rejected_rows)
      SELECT owner_id, type, nullif(pending, 0), nullif(queued, 0), nullif(running, 0), nullif(completed, 0),
        nullif(failed, 0), nullif(cancelled, 0), nullif(with_rejected_rows, 0)
      FROM (
        SELECT owner_id, type,
          sum(n) FILTER (WHERE status = 'pending') AS pending,
          sum(n) FILTER (WHERE status = 'queued') AS queued,
          sum(n) FILTER (WHERE status = 'running') AS running,
          sum(n) FILTER (WHERE status = 'completed') AS completed,
          sum(n) FILTER (WHERE status = 'failed') AS failed,
          sum(n) FILTER (WHERE status = 'cancelled') AS cancelled,
          sum(n) FILTER (WHERE status = 'completed' AND rows_rejected > 0) AS with_rejected_rows
        FROM (
          SELECT owner_id, type, status, rows_rejected, 1 AS n FROM added
          UNION ALL
          SELECT owner_id, type, status, rows_rejected, -1 FROM removed
        ) AS change
        GROUP BY owner_id, type
      ) AS net
      WHERE pending <> 0 OR queued <> 0 OR running <> 0 OR completed <> 0 OR failed <> 0 OR cancelled <> 0
        OR with_rejected_rows <> 0;
      GET DIAGNOSTICS noted = ROW_COUNT;
    END IF;
  END IF;
  IF noted > 0 THEN
    IF currval('public.job_count_change_number_seq') % 512 < noted THEN
      PERFORM jobs.compact_at_commit();
    END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER note_updated_jobs AFTER UPDATE ON public.job
REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION jobs.note_updated_jobs();

-- TRUNCATE has waited for every writer of jobs, and keeps new ones out: this sees every change.
CREATE OR REPLACE FUNCTION jobs.forget_counts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
    RAISE EXCEPTION 'jobs are truncated in a transaction that is read committed'
      USING ERRCODE = 'feature_not_supported', HINT = 'Delete them, or begin the transaction as read committed.';
  END IF;
  PERFORM FROM public.job_count_fold FOR UPDATE;
  DELETE FROM public.job_count;
  DELETE FROM public.job_count_change;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER forget_counts AFTER TRUNCATE ON public.job
FOR EACH STATEMENT EXECUTE FUNCTION jobs.forget_counts();
