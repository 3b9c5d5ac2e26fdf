import { expect, test } from "vitest";
import { addressOf } from "@/lib/web/request/client-address";

test("a claim counts for nothing without a trusted proxy", () => {
  expect(addressOf("10.0.0.9", "1.2.3.4", 0)).toBe("10.0.0.9");
  expect(addressOf("10.0.0.9", ["1.2.3.4", "5.6.7.8"], 0)).toBe("10.0.0.9");
  expect(addressOf(undefined, undefined, 0)).toBe("unknown");
});

test("behind trusted proxies the last entry that they vouch for counts", () => {
  expect(addressOf("10.0.0.9", "6.6.6.6, 1.2.3.4", 1)).toBe("1.2.3.4");
  expect(addressOf("10.0.0.9", "6.6.6.6, 1.2.3.4, 10.0.0.8", 2)).toBe("1.2.3.4");
  expect(addressOf("10.0.0.9", undefined, 2)).toBe("10.0.0.9");
});
