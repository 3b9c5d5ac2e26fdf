import { expect, test } from "vitest";
import { JOB, NOTES, refused, type Subject } from "./subject";

/** Of writes at the same moment, and of runs one after the other, one counts. */
export function keepsToOne(subject: () => Subject) {
  test("of a completion, a failure and a cancellation exactly one wins", async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await subject().running();
      const ends = {
        completed: subject().door.complete(id),
        failed: subject().door.fail(id, "x"),
        cancelled: subject().door.cancel(id),
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
    const id = await subject().door.create(JOB);
    const starts = await Promise.allSettled([subject().door.start(id), subject().door.start(id)]);
    const tokens = starts.flatMap((start) => (start.status === "fulfilled" ? [start.value] : []));
    expect(tokens).toHaveLength(1);
    await subject().door.complete(id, tokens[0]);
  });

  test("whoever was replaced is turned away, and changes nothing", async () => {
    const { id, run } = await subject().running();
    const next = await subject().door.takeOver(id);
    await subject().door.addSubtask(id, "Step", next);
    const late = [
      ...NOTES.map(([, , note]) => note(subject().door, id, run)),
      subject().door.moveSubtask(id, 1, "start", run),
      subject().door.complete(id, run),
      subject().door.fail(id, "late", "late", run),
      subject().door.cancel(id, "no run token"),
    ];
    await Promise.all(late.map((write) => refused(write, "stale_run")));
    await subject().door.progress(id, { done: 2 }, next);
    await subject().door.complete(id, next);
    expect(await subject().read(id)).toMatchObject({ status: "completed", progressDone: "2", output: null });
  });
}
