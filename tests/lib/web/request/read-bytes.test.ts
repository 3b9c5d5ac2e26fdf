import { expect, test } from "vitest";
import { JobsError } from "@/lib/errors";
import { readBytes } from "@/lib/web/request/read-bytes";

const MIB = 1024 * 1024;
const tooLarge = new JobsError("too_large", "Send less.");

/** A body of so many pieces of a MiB, and how many were asked for. */
function bodyOf(pieces: number) {
  const asked = { pieces: 0 };
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: (to) => (asked.pieces++ < pieces ? to.enqueue(new Uint8Array(MIB)) : to.close()),
  });
  return { body, asked };
}

test("a body that may be as large as it is comes whole", async () => {
  expect((await readBytes(bodyOf(3), 3 * MIB, tooLarge)).length).toBe(3 * MIB);
  expect((await readBytes({ body: null }, 0, tooLarge)).length).toBe(0);
});

test("one that is too large is refused once its sender is done, so that the answer is seen", async () => {
  const { body, asked } = bodyOf(20);
  await expect(readBytes({ body }, 10 * MIB, tooLarge)).rejects.toBe(tooLarge);
  expect(asked.pieces).toBe(21);
});

test("one that never ends is refused all the same", async () => {
  const { body, asked } = bodyOf(Number.POSITIVE_INFINITY);
  await expect(readBytes({ body }, 10 * MIB, tooLarge)).rejects.toBe(tooLarge);
  expect(asked.pieces).toBeLessThan(50);
});
