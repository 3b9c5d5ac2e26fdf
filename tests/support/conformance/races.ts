import { expect, test } from "vitest";
import { JOB, NOTES, refused, type Subject } from "./subject";

/** Of writes at the same moment, and of runs one after the other, only one counts. */
export function keepsToOne(subject: () => Subject) {
  test("of a completion, a failure and a cancellation exactly one wins", async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await subject().running();
      const ends = {
        completed: subject().recording.complete(id),
        failed: subject().recording.fail(id, "x"),
        cancelled: subject().recording.cancel(id),
      };
      const settled = await Promise.allSettled(Object.values(ends));
      const won = Object.keys(ends).filter((_, at) => settled[at]?.status === "fulfilled");
      expect(won).toEqual([(await subject().read(id))?.status]);
      for (const end of settled) {
        if (end.status === "rejected") expect(end.reason).toMatchObject({ code: "illegal_move" });
      }
    }
  });

  test("of two starts one wins, and has the run token", async () => {
    const id = await subject().recording.create(JOB);
    const starts = await Promise.allSettled([subject().recording.start(id), subject().recording.start(id)]);
    const tokens = starts.flatMap((start) => (start.status === "fulfilled" ? [start.value] : []));
    expect(tokens).toHaveLength(1);
    await subject().recording.complete(id, tokens[0]);
  });

  test("a worker that was replaced is refused, and changes nothing", async () => {
    const { id, run } = await subject().running();
    const next = await subject().recording.takeOver(id);
    await subject().recording.addSubtask(id, "Step", next);
    const late = [
      ...NOTES.map(([, , note]) => note(subject().recording, id, run)),
      subject().recording.moveSubtask(id, 1, "start", run),
      subject().recording.complete(id, run),
      subject().recording.fail(id, "late", "late", run),
      subject().recording.cancel(id, "no run token"),
    ];
    await Promise.all(late.map((write) => refused(write, "stale_run")));
    await subject().recording.progress(id, { done: 2 }, next);
    await subject().recording.complete(id, next);
    expect(await subject().read(id)).toMatchObject({ status: "completed", progressDone: "2", output: null });
  });
}
