-- bench.jobs jobs of bench.owners owners and bench.types types, with only what the counts need.
INSERT INTO app_user (id, name, role, password_hash)
SELECT n, 'owner ' || n, 'staff', 'none: nobody signs in as this user'
FROM generate_series(1, current_setting('bench.owners')::bigint) AS n;

INSERT INTO object (id, class_name) SELECT n, 'Job' FROM generate_series(1, current_setting('bench.jobs')::bigint) AS n;

INSERT INTO job (id, type, status, owner_id, owner_name, finished_at)
SELECT id, 'type_' || (hashint8extended(id, 1) & 1048575) % current_setting('bench.types')::bigint, status, owner,
  'owner ' || owner, CASE WHEN status IN ('completed', 'failed', 'cancelled') THEN clock_timestamp() END
FROM generate_series(1, current_setting('bench.jobs')::bigint) AS id,
LATERAL (SELECT 1 + id % current_setting('bench.owners')::bigint AS owner,
  ('{pending,queued,running,completed,failed,cancelled}'::text[])[1 + id % 6] AS status) AS given;
