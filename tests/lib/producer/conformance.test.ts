import { InvalidInput, JobsError } from "@/lib/errors";
import type { Access } from "@/lib/jobs/access";
import { createJob, JobHandle, recordBatch } from "@/lib/producer";
import { conforms } from "@/tests/support/conformance";
import { type RecordingInterface, Refusal } from "@/tests/support/conformance/recording-interface";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();

conforms(database, (access: Access): RecordingInterface => {
  const { store } = database();
  const job = (id: string, run?: string) => new JobHandle({ ...access, terms: { run } }, store, id);
  return {
    create: (given) => asRefusal(createJob(access, store, given).then(({ id }) => id)),
    queue: (id) => asRefusal(job(id).queue()),
    start: (id) => asRefusal(job(id).start()),
    takeOver: (id) => asRefusal(job(id).takeOver()),
    progress: (id, { done, total, note }, run) => asRefusal(job(id, run).progress(done, total, note)),
    output: (id, json, run) => asRefusal(job(id, run).output(json)),
    complete: (id, run) => asRefusal(job(id, run).complete()),
    fail: (id, message, trace, run) => asRefusal(job(id, run).failWith(message, trace)),
    cancel: (id, run) => asRefusal(job(id, run).cancel()),
    tell: (id, verb, said, run) => asRefusal(job(id, run).tell(verb, said)),
    addSubtask: (id, name, run) =>
      asRefusal(
        job(id, run)
          .addSubtask(name)
          .then(({ number }) => number),
      ),
    moveSubtask: (id, number, move, run) => {
      const subtask = job(id, run).subtask(number);
      return asRefusal(typeof move === "string" ? subtask[move]() : subtask.fail(move.message));
    },
    batch: (steps) => asRefusal(recordBatch(access, steps)),
    reject: async (id, cells) => {
      const report = job(id).errorReport(cells.map((_, at) => `column ${at}`));
      await report.add({ row: 2, values: cells, column: null, message: "no" });
      await report.finish();
    },
  };
});

async function asRefusal<T>(write: Promise<T>): Promise<T> {
  return write.catch((error: unknown) => {
    if (!(error instanceof JobsError)) throw error;
    const field = error instanceof InvalidInput ? error.field : undefined;
    throw new Refusal(error.code, { field, index: error.index });
  });
}
