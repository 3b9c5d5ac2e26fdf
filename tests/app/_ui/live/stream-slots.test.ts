import { expect, test } from "vitest";
import { takeSlot } from "@/app/_ui/live/stream-slots";

/** Locks as a browser has them, as far as slots use them. */
class FakeLocks {
  private readonly held = new Set<string>();

  request: LockManager["request"] = async (name: string, ...rest: unknown[]) => {
    const run = rest.at(-1);
    if (typeof run !== "function") throw new Error("a lock without what needs it");
    if (this.held.has(name)) return run(null);
    this.held.add(name);
    try {
      return await run({ name, mode: "exclusive" });
    } finally {
      this.held.delete(name);
    }
  };
}

test("a browser has four streams, whatever the number of its tabs", async () => {
  const locks = new FakeLocks();
  const taken = [];
  for (let tab = 0; tab < 40; tab++) taken.push(await takeSlot(locks));
  expect(taken.map((giveBack) => giveBack !== null)).toEqual([
    ...Array(4).fill(true),
    ...Array(36).fill(false),
  ]);
  taken[2]?.();
  await expect.poll(async () => (await takeSlot(locks)) !== null).toBe(true);
  expect(await takeSlot(locks)).toBeNull();
});

test("a browser without locks, or one that refuses them, connects as well", async () => {
  expect(await takeSlot(undefined)).not.toBeNull();
  const refusing = { request: () => Promise.reject(new Error("refused")) };
  expect(await takeSlot(refusing)).not.toBeNull();
});
