import { expect, test, vi } from "vitest";
import { watchRights } from "@/lib/web/limits/rights-watch";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();

test("the next look comes three seconds after the end of the last, and none after a stop", async () => {
  const { viewer, ...access } = await database().asUser("watched");
  let looks = 0;
  vi.useFakeTimers();
  try {
    const { signal, stop } = watchRights({
      ...access,
      viewer: { ...viewer, id: viewer.id ?? "" },
      timeZone: null,
      token: null,
      // A session that has ended. Each look reads it once.
      get sessionId() {
        looks++;
        return null;
      },
    });
    vi.advanceTimersByTime(2_999);
    expect(looks).toBe(0);
    // Nothing else runs meanwhile, so the first look can't end.
    vi.advanceTimersByTime(10_000);
    expect(looks).toBe(1);
    await vi.advanceTimersByTimeAsync(0);
    expect(signal.reason).toMatchObject({ code: "not_signed_in" });
    vi.advanceTimersByTime(3_000);
    expect(looks).toBe(2);
    stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(looks).toBe(2);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
