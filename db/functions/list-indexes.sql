-- How a list is read must not depend on how many rows an index prefix has (docs/decisions/0014-index-prefixes.md). With
-- statistics, PostgreSQL would take a large prefix among many small ones for small, read it whole and sort it. Without
-- them it expects N / 200 rows of each.

ALTER INDEX public.job_type_status_created_idx ALTER COLUMN 1 SET STATISTICS 0;

ALTER INDEX public.job_type_status_name_idx ALTER COLUMN 1 SET STATISTICS 0;

ALTER INDEX public.job_owner_status_created_idx ALTER COLUMN 1 SET STATISTICS 0;

ALTER INDEX public.job_owner_status_name_idx ALTER COLUMN 1 SET STATISTICS 0;

ALTER INDEX public.job_owner_type_status_created_idx ALTER COLUMN 1 SET STATISTICS 0;

ALTER INDEX public.job_owner_type_status_name_idx ALTER COLUMN 1 SET STATISTICS 0;
