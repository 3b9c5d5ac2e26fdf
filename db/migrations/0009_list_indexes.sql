-- The lists of jobs are read lane by lane (lib/jobs/list/lanes.ts): these are all indexes of job that a plan needs. The
-- schema is named, which drizzle-kit leaves out. About 70 seconds for a million jobs, during which nobody writes;
-- memory to sort in makes it so, and is given back at the end of the transaction.
SET LOCAL maintenance_work_mem = '256MB';
--> statement-breakpoint
DROP INDEX "public"."job_created_idx";
--> statement-breakpoint
DROP INDEX "public"."job_owner_created_idx";
--> statement-breakpoint
DROP INDEX "public"."job_type_created_idx";
--> statement-breakpoint
DROP INDEX "public"."job_name_idx";
--> statement-breakpoint
DROP INDEX "public"."job_owner_name_idx";
--> statement-breakpoint
CREATE INDEX "job_status_name_idx" ON "public"."job" USING btree ("status","name" collate "und-x-icu","id");
--> statement-breakpoint
CREATE INDEX "job_type_status_created_idx" ON "public"."job" USING btree (("type" || ' ' || "status"),"created_at","id");
--> statement-breakpoint
CREATE INDEX "job_type_status_name_idx" ON "public"."job" USING btree (("type" || ' ' || "status"),"name" collate "und-x-icu","id");
--> statement-breakpoint
CREATE INDEX "job_owner_status_created_idx" ON "public"."job" USING btree (("owner_id"::text || ' ' || "status"),"created_at","id") WHERE "job"."owner_id" is not null;
--> statement-breakpoint
CREATE INDEX "job_owner_status_name_idx" ON "public"."job" USING btree (("owner_id"::text || ' ' || "status"),"name" collate "und-x-icu","id") WHERE "job"."owner_id" is not null;
--> statement-breakpoint
CREATE INDEX "job_owner_type_status_created_idx" ON "public"."job" USING btree (("owner_id"::text || ' ' || "type" || ' ' || "status"),"created_at","id") WHERE "job"."owner_id" is not null;
--> statement-breakpoint
CREATE INDEX "job_owner_type_status_name_idx" ON "public"."job" USING btree (("owner_id"::text || ' ' || "type" || ' ' || "status"),"name" collate "und-x-icu","id") WHERE "job"."owner_id" is not null;
--> statement-breakpoint
CREATE INDEX "job_owner_finished_idx" ON "public"."job" USING btree ("owner_id","finished_at") WHERE "job"."finished_at" is not null;
--> statement-breakpoint
-- How many rows a lane has must not settle how it is read: with statistics, of many small lanes and a large one,
-- PostgreSQL would take the large one for small, read it whole and sort it. Without, it takes each for N / 200 rows.
ALTER INDEX "public"."job_type_status_created_idx" ALTER COLUMN 1 SET STATISTICS 0;
--> statement-breakpoint
ALTER INDEX "public"."job_type_status_name_idx" ALTER COLUMN 1 SET STATISTICS 0;
--> statement-breakpoint
ALTER INDEX "public"."job_owner_status_created_idx" ALTER COLUMN 1 SET STATISTICS 0;
--> statement-breakpoint
ALTER INDEX "public"."job_owner_status_name_idx" ALTER COLUMN 1 SET STATISTICS 0;
--> statement-breakpoint
ALTER INDEX "public"."job_owner_type_status_created_idx" ALTER COLUMN 1 SET STATISTICS 0;
--> statement-breakpoint
ALTER INDEX "public"."job_owner_type_status_name_idx" ALTER COLUMN 1 SET STATISTICS 0;
