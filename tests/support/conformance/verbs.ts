import { expect, test } from "vitest";
import { STATUSES } from "@/lib/jobs/status";
import { jobVerb, PLAIN_VERB_NAMES } from "@/lib/producer/verbs";
import { refused, type Subject } from "./subject";

/** A verb does what its declaration says. */
export function takesEachVerb(subject: () => Subject) {
  test.each(PLAIN_VERB_NAMES)(
    "%s is taken in the statuses that are declared, and in no other",
    async (name) => {
      const { from, to, http } = jobVerb(name);
      for (const status of STATUSES) {
        const [id = ""] = await subject().insert(status, 1);
        const said = subject().recording.tell(id, name, http.example);
        const isLegal = from.includes(status);
        if (isLegal) await said;
        else await refused(said, "illegal_move");
        expect(await subject().statuses([id]), status).toEqual([(isLegal && to) || status]);
      }
    },
  );

  test.each(PLAIN_VERB_NAMES.filter((name) => jobVerb(name).from.includes("running")))(
    "%s of a run that was replaced is refused, and that of its successor taken",
    async (name) => {
      const { id, run } = await subject().running();
      const next = await subject().recording.takeOver(id);
      const { example } = jobVerb(name).http;
      await refused(subject().recording.tell(id, name, example, run), "stale_run");
      await subject().recording.tell(id, name, example, next);
    },
  );
}
