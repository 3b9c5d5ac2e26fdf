import { expect, test } from "vitest";
import { LIMITS } from "@/packages/producer/src/limits";
import type { Subject } from "./subject";

const LEFT_OUT = /\n… [\d,]+ bytes left out …\n/;

/** Whatever is said of a job is stored. */
export function recordsAll(subject: () => Subject) {
  test("all that is said of a job is there, from its creation to its end", async () => {
    await subject().database.asUser("maria");
    const id = await subject().recording.create({
      type: "ocr_pass",
      name: "😀".repeat(255),
      description: "All of it",
      owner: "Maria",
      runAt: "/imports/7",
      object: { className: "Fonds", key: "F 1", label: "Papers", url: "/f/1" },
    });
    expect(id).toMatch(/^[1-9]\d*$/);
    await subject().recording.queue(id);
    const run = await subject().recording.start(id);
    expect(run).toMatch(/^\S{20,}$/);
    await subject().recording.progress(id, { done: 3, total: 10, note: "row 3" });
    expect(await subject().recording.addSubtask(id, "Read")).toBe(1);
    expect(await subject().recording.addSubtask(id, "Judge")).toBe(2);
    expect(await subject().recording.addSubtask(id, "Write")).toBe(3);
    await subject().recording.moveSubtask(id, 1, "start");
    await subject().recording.moveSubtask(id, 1, "complete");
    await subject().recording.moveSubtask(id, 2, { message: "no city" });
    await subject().recording.output(id, '{"rows":3}');
    await subject().recording.complete(id);
    expect(await subject().read(id)).toMatchObject({
      type: "ocr_pass",
      name: "😀".repeat(255),
      description: "All of it",
      ownerName: "maria",
      status: "completed",
      runAt: "/imports/7",
      output: '{"rows":3}',
      errorMessage: null,
      objectClass: "Fonds",
      objectLabel: "Papers",
      objectUrl: "/f/1",
      progressDone: "3",
      progressTotal: "10",
      progressNote: "row 3",
    });
    expect((await subject().steps(id)).map(({ name, status, error }) => [name, status, error])).toEqual([
      ["Read", "completed", null],
      ["Judge", "failed", "no city"],
      ["Write", "cancelled", null],
    ]);
  });

  test("a report of a failure is kept however long it is, and says what is left out of it", async () => {
    const { id } = await subject().running();
    await subject().recording.addSubtask(id, "Step");
    await subject().recording.progress(id, { done: 1, note: `first ${"é".repeat(600)} last` });
    await subject().recording.moveSubtask(id, 1, { message: `first ${"é".repeat(4096)} last` });
    await subject().recording.output(id, `"${"é".repeat(700_000)}"`);
    await subject().recording.fail(
      id,
      `first ${"表".repeat(50_000)} last`,
      `first ${"é".repeat(300_000)} last`,
    );
    const job = await subject().read(id);
    const [step] = await subject().steps(id);
    for (const [text, most] of [
      [job?.errorMessage, LIMITS.message],
      [job?.stackTrace, LIMITS.trace],
      [job?.progressNote, LIMITS.note],
      [step?.error, LIMITS.subtaskError],
    ] as const) {
      expect(text).toMatch(/^first [\s\S]* last$/);
      expect(text).toMatch(LEFT_OUT);
      expect(Buffer.byteLength(text ?? "")).toBeLessThanOrEqual(most);
      expect(Buffer.byteLength(text ?? "")).toBeGreaterThan(most - 200);
    }
    expect(job?.output).toMatch(LEFT_OUT);
    const whole = await subject().running();
    await subject().recording.fail(whole.id, "x".repeat(LIMITS.message));
    expect((await subject().read(whole.id))?.errorMessage).toBe("x".repeat(LIMITS.message));
  });

  test("halves of characters and JSON of any depth keep nothing from being recorded", async () => {
    const { id } = await subject().running();
    await subject().recording.output(id, "[".repeat(20_000) + "]".repeat(20_000));
    await subject().recording.progress(id, { done: 1, note: "half \ud800" });
    await subject().recording.fail(id, "half \udfff of it", "\ud83d");
    expect(await subject().read(id)).toMatchObject({
      status: "failed",
      errorMessage: "half \uFFFD of it",
      stackTrace: "\uFFFD",
      ...{ progressNote: "half \uFFFD", output: expect.stringMatching(/^\[/) },
    });
  });
}
