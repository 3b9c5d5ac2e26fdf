import { expect, test, vi } from "vitest";
import { RateLimited } from "@/lib/errors";
import { inWriteSlot } from "@/lib/web/limits/write-slots";

/** A write that goes on until it is told to end, and whether it has begun. */
function held(token: string) {
  let end: () => void = () => undefined;
  const write = { began: false, end: () => end(), done: Promise.resolve() };
  const until = new Promise<void>((resolve) => {
    end = resolve;
  });
  write.done = inWriteSlot(token, () => {
    write.began = true;
    return until;
  });
  return write;
}

test("of one token's writes four are under way at once, of all tokens' six; the rest come in their turn", async () => {
  const ofAnna = Array.from({ length: 6 }, () => held("anna"));
  const ofBela = Array.from({ length: 4 }, () => held("bela"));
  await vi.waitFor(() => expect(ofBela.filter(({ began }) => began)).toHaveLength(2), { timeout: 60_000 });
  expect(ofAnna.map(({ began }) => began)).toEqual([true, true, true, true, false, false]);
  ofBela[0]?.end();
  await ofBela[0]?.done;
  // Anna waited longer, but has her share.
  expect([ofAnna[4]?.began, ofBela[2]?.began]).toEqual([false, true]);
  ofAnna[0]?.end();
  await ofAnna[0]?.done;
  expect([ofAnna[4]?.began, ofBela[3]?.began]).toEqual([true, false]);
  for (const write of [...ofAnna, ...ofBela]) write.end();
  await Promise.all([...ofAnna, ...ofBela].map(({ done }) => done));
});

test("who waits too long is told to come again, and one that failed leaves its place", async () => {
  vi.useFakeTimers();
  try {
    const first = Array.from({ length: 4 }, () => held("carla"));
    const late = expect(inWriteSlot("carla", async () => "written")).rejects.toBeInstanceOf(RateLimited);
    await vi.advanceTimersByTimeAsync(5_000);
    await late;
    for (const write of first) write.end();
    await Promise.all(first.map(({ done }) => done));
    const fails = () => inWriteSlot("carla", () => Promise.reject(new Error("no")));
    for (let turn = 0; turn < 8; turn++) await expect(fails()).rejects.toThrow("no");
    expect(await inWriteSlot("carla", async () => "written")).toBe("written");
  } finally {
    vi.useRealTimers();
  }
});
