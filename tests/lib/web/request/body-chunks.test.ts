import { expect, test, vi } from "vitest";
import { JobsError, TooSlow } from "@/lib/errors";
import { bodyChunks } from "@/lib/web/request/body-chunks";

/** A body whose pieces come when the test gives them. */
function givenBody() {
  let give: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined;
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => {
      give = controller;
    },
    cancel: () => {
      isCancelled = true;
    },
  });
  return {
    body,
    give: (text: string) => give?.enqueue(new Uint8Array(Buffer.from(text))),
    end: () => give?.close(),
    isCancelled: () => isCancelled,
  };
}

test("as long as pieces come, the body may take any time", async () => {
  vi.useFakeTimers();
  try {
    const { body, give, end } = givenBody();
    const chunks = bodyChunks({ body }, { idleMs: 1_000 });
    for (let piece = 0; piece < 100; piece++) {
      const next = chunks.next();
      await vi.advanceTimersByTimeAsync(900);
      give("x");
      expect((await next).done).toBe(false);
      // Busy with the piece: that is not the client's time.
      await vi.advanceTimersByTimeAsync(5_000);
    }
    end();
    expect((await chunks.next()).done).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

test("without a piece for too long, past its whole time, or when the signal fires, it ends and is not cancelled", async () => {
  vi.useFakeTimers();
  try {
    const idle = givenBody();
    const waits = expect(bodyChunks(idle, { idleMs: 1_000 }).next()).rejects.toBeInstanceOf(TooSlow);
    await vi.advanceTimersByTimeAsync(1_000);
    await waits;

    const dripping = givenBody();
    const chunks = bodyChunks(dripping, { idleMs: 1_000, totalMs: 2_000 });
    for (const _ of [1, 2]) {
      const next = chunks.next();
      await vi.advanceTimersByTimeAsync(900);
      dripping.give("x");
      await next;
    }
    const late = expect(chunks.next()).rejects.toThrow(new TooSlow("The request took too long to arrive."));
    await vi.advanceTimersByTimeAsync(200);
    await late;

    const stopped = givenBody();
    const stop = new AbortController();
    const reason = new JobsError("bad_token", "Revoked.");
    const read = bodyChunks(stopped, { idleMs: 1_000, signal: stop.signal }).next();
    stop.abort(reason);
    await expect(read).rejects.toBe(reason);
    await expect(bodyChunks(givenBody(), { idleMs: 1, signal: stop.signal }).next()).rejects.toBe(reason);
    expect([idle, dripping, stopped].map(({ isCancelled }) => isCancelled())).toEqual([false, false, false]);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
