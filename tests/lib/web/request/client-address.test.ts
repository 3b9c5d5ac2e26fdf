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

test("addresses are read however a proxy or a socket writes them", () => {
  for (const written of ["192.0.2.7", "192.0.2.7:51234", "::ffff:192.0.2.7", "[::ffff:c000:207]:80"]) {
    expect(addressOf("10.0.0.9", `6.6.6.6, ${written}`, 1), written).toBe("192.0.2.7");
    expect(addressOf(written, undefined, 0), written).toBe("192.0.2.7");
  }
  expect(addressOf("10.0.0.9", "[2001:DB8:0::1]:443", 1)).toBe("2001:db8::1");
  expect(addressOf("fe80::1%eth0", undefined, 0)).toBe("fe80::1");
});

test("what a client made up never stands for an address, not even where a proxy passes it on", () => {
  expect(addressOf("10.0.0.9", "unknown", 1)).toBe("10.0.0.9");
  expect(addressOf("10.0.0.9", "6.6.6.6, _hidden, 10.0.0.8", 2)).toBe("10.0.0.8");
  expect(addressOf("no address", "6.6.6.6", 0)).toBe("unknown");
});
