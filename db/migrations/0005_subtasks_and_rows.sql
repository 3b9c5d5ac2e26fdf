CREATE TABLE "public"."job_rejection" (
	"file_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"message" varchar(1000),
	"rows" bigint NOT NULL,
	CONSTRAINT "job_rejection_pkey" PRIMARY KEY("file_id","position"),
	CONSTRAINT "job_rejection_rows" CHECK ("job_rejection"."rows" > 0)
);
--> statement-breakpoint
CREATE TABLE "public"."job_subtask" (
	"job_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"name" varchar(255) NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"error" text,
	CONSTRAINT "job_subtask_pkey" PRIMARY KEY("job_id","number"),
	CONSTRAINT "job_subtask_number" CHECK ("job_subtask"."number" > 0),
	CONSTRAINT "job_subtask_status" CHECK ("job_subtask"."status" in ('pending', 'running', 'completed', 'failed', 'cancelled')),
	CONSTRAINT "job_subtask_finished_when_inactive" CHECK (("job_subtask"."status" in ('completed', 'failed', 'cancelled')) = ("job_subtask"."finished_at" is not null)),
	CONSTRAINT "job_subtask_ordinary_times" CHECK ("job_subtask"."started_at" >= '0001-01-01 00:00:00+00' and "job_subtask"."started_at" < '10000-01-01 00:00:00+00' and "job_subtask"."finished_at" >= '0001-01-01 00:00:00+00' and "job_subtask"."finished_at" < '10000-01-01 00:00:00+00'),
	CONSTRAINT "job_subtask_end_after_start" CHECK ("job_subtask"."finished_at" >= "job_subtask"."started_at"),
	CONSTRAINT "job_subtask_error_size" CHECK (octet_length("job_subtask"."error") <= 4096)
);
--> statement-breakpoint
ALTER TABLE "public"."clear_run" ADD COLUMN "tab" text DEFAULT 'general' NOT NULL;--> statement-breakpoint
ALTER TABLE "public"."job" ADD COLUMN "rows_given" bigint;--> statement-breakpoint
ALTER TABLE "public"."job" ADD COLUMN "rows_rejected" bigint DEFAULT '0' NOT NULL;--> statement-breakpoint
ALTER TABLE "public"."job_rejection" ADD CONSTRAINT "job_rejection_file_id_job_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."job_file"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public"."job_subtask" ADD CONSTRAINT "job_subtask_job_id_job_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."job"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "job_subtask_status_idx" ON "public"."job_subtask" USING btree ("job_id","status","number");--> statement-breakpoint
ALTER TABLE "public"."clear_run" ADD CONSTRAINT "clear_run_tab" CHECK ("clear_run"."tab" in ('general', 'imports'));--> statement-breakpoint
ALTER TABLE "public"."job" ADD CONSTRAINT "job_rows" CHECK ("job"."rows_rejected" >= 0 and "job"."rows_given" >= "job"."rows_rejected");