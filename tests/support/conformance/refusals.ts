import { expect, test } from "vitest";
import { legalMoves, STATUSES, type Status } from "@/lib/jobs/status";
import type { NewJob } from "@/lib/producer";
import { JOB, MOVES, NOTES, refused, type Subject } from "./subject";

const REJECTED: [Partial<NewJob>, string][] = [
  [{ type: "Import" }, "type"],
  [{ type: "" }, "type"],
  [{ type: "a".repeat(51) }, "type"],
  [{ name: " \n" }, "name"],
  [{ name: "😀".repeat(256) }, "name"],
  [{ description: "x".repeat(2001) }, "description"],
  [{ runAt: "x".repeat(2001) }, "runAt"],
  [{ owner: "nobody of that name" }, "owner"],
  [{ object: { className: "x".repeat(101) } }, "object.className"],
  [{ object: { className: "Fonds", key: "x".repeat(256) } }, "object.key"],
  [{ object: { className: "Fonds", label: "x".repeat(256) } }, "object.label"],
  [{ object: { className: "Fonds", url: "x".repeat(2001) } }, "object.url"],
];

/** What is refused, and with which code. */
export function rejects(subject: () => Subject) {
  test("a move is made when it is legal, and changes nothing when it isn't", async () => {
    for (const from of STATUSES) {
      const ids = await subject().insert(from, MOVES.length + NOTES.length);
      const [moved, noted] = [ids.slice(0, MOVES.length), ids.slice(MOVES.length)];
      const isLegal = (to: Status) => legalMoves(from).includes(to);
      await Promise.all([
        ...MOVES.map(([to, move], at) => tried(move(subject().recording, moved[at] ?? ""), isLegal(to))),
        ...NOTES.map(([, statuses, note], at) =>
          tried(note(subject().recording, noted[at] ?? ""), statuses.includes(from)),
        ),
      ]);
      expect(await subject().statuses(moved), from).toEqual(MOVES.map(([to]) => (isLegal(to) ? to : from)));
      expect(await subject().statuses(noted), from).toEqual(NOTES.map(() => from));
    }
  });

  test("a job that can't be taken is refused by the field's name, and nothing of it is there", async () => {
    const before = await subject().database.sql("select count(*) from object");
    for (const [wrong, field] of REJECTED) {
      await refused(subject().recording.create({ ...JOB, ...wrong }), "invalid_input", { field });
    }
    expect(await subject().database.sql("select count(*) from object")).toEqual(before);
  });

  test("what can't be a number of progress or a name of a subtask is refused", async () => {
    const { id } = await subject().running();
    await refused(subject().recording.progress(id, { done: -1 }), "invalid_input", { field: "done" });
    await refused(subject().recording.progress(id, { done: 3, total: 2 }), "invalid_input", {
      field: "total",
    });
    await refused(subject().recording.addSubtask(id, " "), "invalid_input");
    await refused(subject().recording.addSubtask(id, "x".repeat(256)), "invalid_input");
    expect([await subject().steps(id), (await subject().read(id))?.progressDone]).toEqual([[], null]);
  });

  test("a job that isn't there is not found, and neither is a subtask", async () => {
    const none = "999999999";
    for (const [, move] of MOVES) await refused(move(subject().recording, none), "not_found");
    for (const [, , note] of NOTES) await refused(note(subject().recording, none), "not_found");
    await refused(subject().recording.takeOver(none), "not_found");
    await refused(subject().recording.moveSubtask(none, 1, "start"), "not_found");
    const { id } = await subject().running();
    await refused(subject().recording.moveSubtask(id, 1, "start"), "not_found");
  });

  test("a subtask moves while its job runs, from pending to its end, once", async () => {
    const id = await subject().recording.create(JOB);
    const number = await subject().recording.addSubtask(id, "Step");
    await refused(subject().recording.moveSubtask(id, number, "start"), "illegal_move");
    await subject().recording.start(id);
    await subject().recording.moveSubtask(id, number, "cancel");
    for (const move of ["start", "complete", { message: "late" }] as const) {
      await refused(subject().recording.moveSubtask(id, number, move), "illegal_move");
    }
    await subject().recording.complete(id);
    await refused(subject().recording.moveSubtask(id, number, "start"), "illegal_move");
  });
}

async function tried(write: Promise<unknown>, isLegal: boolean): Promise<void> {
  if (isLegal) await write;
  else await refused(write, "illegal_move");
}
