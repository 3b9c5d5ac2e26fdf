import fc from "fast-check";
import { expect, test } from "vitest";
import { networksOf, parseAddress } from "@/lib/network-address";

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["192.0.2.7:51234", "192.0.2.7"],
  [" 192.0.2.7 ", "192.0.2.7"],
  ['"192.0.2.7:80"', "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["::FFFF:192.0.2.7", "192.0.2.7"],
  ["::ffff:c000:207", "192.0.2.7"],
  ["0:0:0:0:0:ffff:192.0.2.7", "192.0.2.7"],
  ["0000:0000:0000:0000:0000:ffff:c000:0207", "192.0.2.7"],
  ["[::ffff:192.0.2.7]:51234", "192.0.2.7"],
  ["64:ff9b::192.0.2.7", "192.0.2.7"],
  ["2001:db8::1", "2001:db8::1"],
  ["2001:0DB8:0000:0000:0000:0000:0000:0001", "2001:db8::1"],
  ["[2001:db8::1]", "2001:db8::1"],
  ["[2001:db8::1]:443", "2001:db8::1"],
  ['"[2001:db8::1]:443"', "2001:db8::1"],
  ["2001:db8:1:2:3:4:5:6:443", "2001:db8:1:2:3:4:5:6"],
  ["fe80::1%eth0", "fe80::1"],
  ["[fe80::1%25eth0]:443", "fe80::1"],
  ["::1", "::1"],
])("%s is %s", (text, address) => {
  expect(parseAddress(text)).toBe(address);
});

test.each([
  "",
  "unknown",
  "_hidden",
  "192.0.2",
  "192.0.2.300",
  "010.0.0.1",
  "[192.0.2.7",
  "2001:db8:::1",
  "a:b",
])("%s is no address", (text) => {
  expect(parseAddress(text)).toBeNull();
  expect(networksOf(text)).toEqual({ near: text, wide: null });
});

test("IPv4 counts by its address, IPv6 by its /64 and its /48", () => {
  expect(networksOf("192.0.2.7")).toEqual({ near: "192.0.2.7", wide: null });
  expect(networksOf("::ffff:192.0.2.7")).toEqual({ near: "192.0.2.7", wide: null });
  const networks = { near: "2001:db8:1:2::/64", wide: "2001:db8:1::/48" };
  expect(networksOf("2001:db8:1:2::9")).toEqual(networks);
  expect(networksOf("2001:0db8:0001:0002:ffff:ffff:ffff:ffff")).toEqual(networks);
  expect(networksOf("2001:db8:1:3::9").wide).toBe(networks.wide);
});

test("any IPv6 address is read the same however it is written, and any text is read without a fault", () => {
  const group = fc.integer({ min: 0, max: 0xffff });
  fc.assert(
    fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
      const long = groups.map((one) => one.toString(16).padStart(4, "0")).join(":");
      const short = groups.map((one) => one.toString(16).toUpperCase()).join(":");
      expect(parseAddress(long)).not.toBeNull();
      for (const written of [short, `[${long}]:80`, `${short}%1`]) {
        expect(parseAddress(written)).toBe(parseAddress(long));
        expect(networksOf(written)).toEqual(networksOf(long));
      }
    }),
  );
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0fF:.[]%"1 x') })), (text) => {
      const address = parseAddress(text);
      if (address !== null) expect(parseAddress(address)).toBe(address);
      networksOf(text);
    }),
  );
});
