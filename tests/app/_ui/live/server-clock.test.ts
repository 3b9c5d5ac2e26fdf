import { expect, test } from "vitest";
import { ServerClock } from "@/app/_ui/live/server-clock";

function clock() {
  const time = { steady: 0 };
  return {
    time,
    clock: new ServerClock(
      () => time.steady,
      () => 500_000,
    ),
  };
}

test("it is the browser's clock until a message has come, then the server's, whatever the difference", () => {
  const { time, clock: server } = clock();
  time.steady = 1_000;
  expect(server.now()).toBe(501_000);
  server.set(4_100_000);
  time.steady = 2_000;
  expect(server.now()).toBe(4_101_000);
});

test("a message that was long under way does not set it back, one that was quicker sets it right", () => {
  const { time, clock: server } = clock();
  server.set(1_000_000);
  time.steady = 1_900;
  server.set(1_000_700);
  expect(server.now()).toBe(1_001_900);
  server.set(1_001_950);
  expect(server.now()).toBe(1_001_950);
});

test("it follows a clock that was set back, or a machine that slept", () => {
  const { time, clock: server } = clock();
  server.set(1_000_000);
  time.steady = 10_000;
  server.set(900_000);
  expect(server.now()).toBe(900_000);
  server.set(4_600_000);
  expect(server.now()).toBe(4_600_000);
});
