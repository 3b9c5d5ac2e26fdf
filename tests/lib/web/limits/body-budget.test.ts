import { afterEach, beforeEach, expect, test } from "vitest";
import { RateLimited, ServerBusy } from "@/lib/errors";
import {
  type BodyLease,
  type BodySender,
  leaseBody,
  OVERHEAD_BYTES,
  strangerAt,
} from "@/lib/web/limits/body-budget";

const MIB = 1024 * 1024;
const forget = () => {
  globalThis.jobsConsoleBodies = undefined;
};
beforeEach(forget);
afterEach(forget);

function held(sender: BodySender, bytes: number): BodyLease {
  const lease = leaseBody(sender);
  lease.hold(bytes - OVERHEAD_BYTES);
  return lease;
}

test("a token may have a quarter of the memory, and gets it back", () => {
  const leases = Array.from({ length: 6 }, () => held("token 1", 10 * MIB));
  expect(() => held("token 1", 10 * MIB)).toThrow(RateLimited);
  // What was refused counts no more.
  held("token 1", 4 * MIB).release();
  for (const lease of leases) {
    lease.release();
    lease.release();
  }
  expect(globalThis.jobsConsoleBodies?.known).toEqual({ bySender: new Map(), inAll: 0 });
});

test("all tokens together leave room for strangers, who can't use up what tokens need", () => {
  for (let token = 1; token <= 3; token++) held(`token ${token}`, 64 * MIB);
  expect(() => held("user 4", 1 * MIB)).toThrow(ServerBusy);
  for (let address = 1; address <= 4; address++) held(strangerAt(`192.0.2.${address}`), 16 * MIB);
  expect(() => held(strangerAt("192.0.2.1"), 1 * MIB)).toThrow(RateLimited);
  expect(() => held(strangerAt("192.0.2.9"), 1 * MIB)).toThrow(ServerBusy);
});

test("the addresses of one network count together", () => {
  for (let body = 1; body <= 4; body++) held(strangerAt(`2001:db8:7:${body}::${body}`), 4 * MIB);
  expect(() => held(strangerAt("2001:db8:7:ffff::1"), 1 * MIB)).toThrow(RateLimited);
  held(strangerAt("2001:db8:8::1"), 1 * MIB);
});

test("many small bodies count by what their requests cost", () => {
  const most = (64 * MIB) / OVERHEAD_BYTES;
  for (let body = 0; body < most; body++) leaseBody("token 1");
  expect(() => leaseBody("token 1")).toThrow(RateLimited);
});
