-- How many rows a lane of a list has must not decide how it is read (docs/decisions/0014-index-prefixes.md): with
-- statistics, PostgreSQL would take a large lane among many small ones for small, read it whole and sort it. Without
-- them it takes each for N / 200 rows.

ALTER INDEX public.job_type_status_created_idx ALTER COLUMN 1 SET STATISTICS 0;

ALTER INDEX public.job_type_status_name_idx ALTER COLUMN 1 SET STATISTICS 0;

ALTER INDEX public.job_owner_status_created_idx ALTER COLUMN 1 SET STATISTICS 0;

ALTER INDEX public.job_owner_status_name_idx ALTER COLUMN 1 SET STATISTICS 0;

ALTER INDEX public.job_owner_type_status_created_idx ALTER COLUMN 1 SET STATISTICS 0;

ALTER INDEX public.job_owner_type_status_name_idx ALTER COLUMN 1 SET STATISTICS 0;
