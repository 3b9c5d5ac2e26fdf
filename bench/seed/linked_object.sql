-- The records that jobs are about: a hundredth as many as jobs.
INSERT INTO object (id, class_name, key, label, url)
SELECT jobs + n, 'Collection', n, 'Collection ' || n, '/collections/' || n
FROM CAST(current_setting('bench.jobs') AS bigint) AS jobs, generate_series(1, greatest(1, jobs / 100)) AS n;
