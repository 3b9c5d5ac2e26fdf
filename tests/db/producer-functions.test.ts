import { afterAll, beforeAll, expect, test } from "vitest";
import { createJob } from "@/lib/producer";
import { recordSteps } from "@/lib/producer/record-batch";
import { jobVerb, STEP_VERB_NAMES } from "@/lib/producer/verbs";
import {
  ADD_SUBTASK,
  COUNT_ROWS,
  CREATE_JOB,
  jobFunction,
  type SqlFunction,
  subtaskFunction,
} from "@/packages/producer/src/sql/functions";
import { SUBTASK_VERBS } from "@/packages/producer/src/subtask-verbs";
import type { Verb } from "@/packages/producer/src/verb";
import { JOB_VERBS } from "@/packages/producer/src/verbs";
import { testDatabase } from "@/tests/support/database";
import { openRecorder, type Recorder } from "@/tests/support/recorder";

const database = testDatabase();
let recorder: Recorder;
beforeAll(async () => {
  recorder = await openRecorder(database());
});
afterAll(() => recorder.close());

interface Known {
  names: string[];
  types: string[];
}

/** The functions that a role that may record can call, by their names. */
async function callable(): Promise<Map<unknown, Known>> {
  const rows = await database().sql(
    `select proname as name, proargnames as names, array(select format_type(t, null) from unnest(proargtypes) t) as types
     from pg_proc where pronamespace = 'jobs'::regnamespace and has_function_privilege($1, oid, 'execute')`,
    [recorder.role],
  );
  return new Map(
    rows.map(({ name, names, types }) => [
      name,
      { names: [names].flat().map(String), types: [types].flat().map(String) },
    ]),
  );
}

test("each verb's function is there for a role that may record, and takes the job, the fields in their order, and the owner", async () => {
  const known = await callable();
  const check = (verb: Verb, { types }: SqlFunction, places: string[]) =>
    expect(known.get(verb.function), verb.function).toEqual({
      names: [...places, ...Object.keys(verb.fields), "owner"],
      types: [...types, "bigint"],
    });
  for (const verb of Object.values<Verb>(JOB_VERBS)) check(verb, jobFunction(verb), ["job_id"]);
  for (const verb of Object.values<Verb>(SUBTASK_VERBS))
    check(verb, subtaskFunction(verb), ["job_id", "number"]);
});

test.each([CREATE_JOB, ADD_SUBTASK, COUNT_ROWS])(
  "$name takes values of these types first",
  async ({ name, types }) => {
    expect((await callable()).get(name)?.types.slice(0, types.length)).toEqual(types);
  },
);

test.each(STEP_VERB_NAMES)(
  "%s is a step of a batch, which answers with the status after it",
  async (name) => {
    const { access, store } = database();
    const { from, to, http } = jobVerb(name);
    const status = from.at(-1) ?? "pending";
    const job = await createJob(access, store, { type: "sync", name: "One" });
    if (status === "queued") await job.queue();
    if (status === "running") await job.start();
    const [answer] = await recordSteps(access, [{ ...http.example, do: name, id: job.id }]);
    expect(answer).toMatchObject({ id: job.id, status: to ?? status });
  },
);

test("the database names the same steps as the library, where it knows none of that name", async () => {
  const steps = [{ do: "pause", id: "1" }];
  const said = await recordSteps(database().access, steps).catch((error: Error) => error.message);
  const refused = recorder.run("select jobs.record_batch($1)", [JSON.stringify(steps)]);
  await expect(refused.catch(({ detail, message }) => `${detail}: ${message}`)).resolves.toBe(said);
});
