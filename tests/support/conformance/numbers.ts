import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { JOB, type Subject } from "./subject";

/** Numbers that JavaScript, and many a driver, would round, shorten or lose. */
const NUMBERS = ["9007199254740993", "31234567890123456789", "1.50", "-0", "1e400"];
const [LARGE = "", LARGER = "", PRICE = "", ZERO = "", HUGE = ""] = NUMBERS;
/** The names are in an order in which objects of JavaScript would not have them. */
const JSON_TEXT = `{"name": "x", "2020": ${LARGE}, "10": [${NUMBERS.join(", ")}], "2": {"b": ${PRICE}, "a": ${HUGE}}}`;

/** What programs send is never read as a number: it arrives to the character. */
export function keepsNumbers(subject: () => Subject) {
  test("numbers arrive to the character, as texts and in the output", async () => {
    const object = { className: LARGER, key: LARGE, label: PRICE, url: HUGE };
    const id = await subject().recording.create({
      ...JOB,
      name: LARGE,
      description: PRICE,
      runAt: ZERO,
      object,
    });
    const run = await subject().recording.start(id);
    await subject().recording.progress(id, { done: 1, note: PRICE }, run);
    await subject().recording.addSubtask(id, HUGE, run);
    await subject().recording.moveSubtask(id, 1, { message: ZERO }, run);
    for (const output of [...NUMBERS, JSON_TEXT]) {
      await subject().recording.output(id, output, run);
      expect((await subject().read(id))?.output).toBe(output);
    }
    await subject().recording.fail(id, LARGER, ZERO, run);
    expect(await subject().read(id)).toMatchObject({
      name: LARGE,
      description: PRICE,
      runAt: ZERO,
      objectClass: LARGER,
      objectLabel: PRICE,
      objectUrl: HUGE,
      progressNote: PRICE,
      errorMessage: LARGER,
      stackTrace: ZERO,
    });
    expect(await subject().steps(id)).toMatchObject([{ name: HUGE, error: ZERO }]);
  });

  test("numbers arrive to the character in rejected rows, where the interface takes them", async () => {
    const id = await subject().recording.create(JOB);
    const { reject } = subject().recording;
    if (!reject) return;
    await reject(id, NUMBERS);
    const [file] = await subject().database.sql("select store_key as key from job_file where job_id = $1", [
      id,
    ]);
    const stored = await subject().database.store.open(String(file?.key));
    const [, row] = (stored ? await text(stored.stream) : "").split("\n");
    expect(row).toBe(`${NUMBERS},2,,no`);
  });
}

/** The same in many writes as one. */
export function keepsNumbersOfBatches(subject: () => Subject) {
  test("numbers arrive to the character in a batch", async () => {
    const { recording } = subject();
    const [created] = await recording.batch([
      { do: "create", ...JOB, name: LARGE },
      { do: "output", created: 0, output: JSON_TEXT },
    ]);
    expect(await subject().read(created?.id ?? "")).toMatchObject({ name: LARGE, output: JSON_TEXT });
    if (!recording.batchOfJson) return;
    const [other] = await recording.batchOfJson([
      JSON.stringify({ do: "create", ...JOB, name: PRICE }),
      `{"do": "output", "created": 0, "output": ${JSON_TEXT}}`,
      `{"do": "fail", "created": 0, "message": ${PRICE}, "trace": [${HUGE}, ${ZERO}]}`,
    ]);
    expect(await subject().read(other?.id ?? "")).toMatchObject({
      name: PRICE,
      output: JSON_TEXT,
      errorMessage: PRICE,
      stackTrace: `[${HUGE}, ${ZERO}]`,
    });
  });
}
