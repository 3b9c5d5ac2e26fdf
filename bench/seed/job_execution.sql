INSERT INTO job_execution (job_id, started_at, duration, error_message, stack_trace, output, last_sign_at)
SELECT id, started_at, extract(epoch FROM finished_at - started_at),
  CASE WHEN status = 'failed' THEN 'Row ' || id % 9000 || ' has no column "title", or the connection was reset' END,
  CASE WHEN status = 'failed' AND started_at IS NOT NULL THEN 'Error: row ' || id % 9000 || ' can''t be taken'
    || (SELECT string_agg(E'\n    at step' || n || ' (/srv/platform/jobs/worker.ts:' || id % 997 + n || ':17)', '')
      FROM generate_series(1, 12) AS n) END,
  CASE WHEN status = 'completed' AND id % 3 = 0 THEN '{"rows": ' || id % 9000 || ', "rejected": 0}' END,
  coalesce(finished_at, started_at)
FROM plan;
