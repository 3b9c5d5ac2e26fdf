/** Records background jobs in a Jobs Console, over HTTP or SQL. */
export { ConsoleError } from "./console-error.ts";
export type { FileContent, FileKind, FileOptions } from "./http/file-upload.ts";
export type { HttpJob } from "./http/http-job.ts";
export type { HttpSubtask } from "./http/http-subtask.ts";
export { type HttpProducer, type HttpProducerOptions, openHttpProducer } from "./http/open-http-producer.ts";
export type { RejectedRow, RejectedRows } from "./http/rejected-rows.ts";
export type { Job } from "./job.ts";
export type { LinkedObject, NewJob } from "./new-job.ts";
export type { OnProblem, Problem } from "./problems.ts";
export { openSqlProducer, type SqlProducer } from "./sql/open-sql-producer.ts";
export type { PgClient, PostgresClient, SqlClient } from "./sql/sql-client.ts";
export type { SqlJob } from "./sql/sql-job.ts";
export type { SqlSubtask } from "./sql/sql-subtask.ts";
export type { Subtask } from "./subtask.ts";
