import { expect } from "vitest";
import { getJob } from "@/lib/jobs/get-job";
import type { JobDetail } from "@/lib/jobs/job";
import { isInactive, type Status } from "@/lib/jobs/status";
import { listSubtasks } from "@/lib/jobs/subtasks/list-subtasks";
import type { Subtask } from "@/lib/jobs/subtasks/subtask";
import type { NewJob } from "@/lib/producer";
import type { TestDatabase } from "@/tests/support/database";
import type { OpenInterface, RecordingInterface } from "./recording-interface";

export const JOB: NewJob = { type: "sync", name: "Nightly" };

export const MOVES: [Status, (recording: RecordingInterface, id: string) => Promise<unknown>][] = [
  ["queued", (recording, id) => recording.queue(id)],
  ["running", (recording, id) => recording.start(id)],
  ["completed", (recording, id) => recording.complete(id)],
  ["failed", (recording, id) => recording.fail(id, "no such file")],
  ["cancelled", (recording, id) => recording.cancel(id)],
];

/** What is recorded while a job runs, and in which statuses it is allowed. */
export const NOTES: [
  string,
  Status[],
  (recording: RecordingInterface, id: string, run?: string) => Promise<unknown>,
][] = [
  ["progress", ["running"], (recording, id, run) => recording.progress(id, { done: 1 }, run)],
  ["output", ["pending", "queued", "running"], (recording, id, run) => recording.output(id, "7", run)],
  [
    "a subtask",
    ["pending", "queued", "running"],
    (recording, id, run) => recording.addSubtask(id, "Step", run),
  ],
];

/** An interface, and the database that it uses. */
export class Subject {
  readonly database: TestDatabase;
  readonly open: OpenInterface;

  constructor(database: TestDatabase, open: OpenInterface) {
    this.database = database;
    this.open = open;
  }

  /** For an administrator. */
  get recording(): RecordingInterface {
    return this.open(this.database.access);
  }

  read(id: string): Promise<JobDetail | null> {
    return getJob(this.database.access, id);
  }

  steps(id: string): Promise<Subtask[]> {
    return listSubtasks(this.database.access, id, { status: null, page: 1 });
  }

  /** Adds this many jobs that already have this status; returns their ids in order. */
  async insert(status: Status, amount: number): Promise<string[]> {
    const rows = await this.database.sql(
      `with root as (insert into object (class_name) select 'Job' from generate_series(1, $3) returning id),
         made as (insert into job (id, name, type, status, finished_at)
           select id, 'A job', 'sync', $1, case when $2 then now() end from root returning id)
       insert into job_execution (job_id) select id from made returning job_id::text as id`,
      [status, isInactive(status), amount],
    );
    return rows.map(({ id }) => String(id));
  }

  async statuses(ids: string[]): Promise<unknown[]> {
    const rows = await this.database.sql("select status from job where id = any($1) order by id", [ids]);
    return rows.map(({ status }) => status);
  }

  /** A new running job, and its run token. */
  async running() {
    const id = await this.recording.create(JOB);
    return { id, run: await this.recording.start(id) };
  }
}

export const refused = (write: Promise<unknown>, code: string, more: object = {}) =>
  expect(write).rejects.toMatchObject({ code, ...more });
