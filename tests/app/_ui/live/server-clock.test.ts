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

test("it is the browser's clock until the first message, then the server's clock, whatever the difference", () => {
  const { time, clock: server } = clock();
  time.steady = 1_000;
  expect(server.now()).toBe(501_000);
  server.set(4_100_000);
  time.steady = 2_000;
  expect(server.now()).toBe(4_101_000);
});

test("a message that took long does not set it back, a message that was quicker corrects it", () => {
  const { time, clock: server } = clock();
  server.set(1_000_000);
  time.steady = 1_900;
  server.set(1_000_700);
  expect(server.now()).toBe(1_001_900);
  server.set(1_001_950);
  expect(server.now()).toBe(1_001_950);
});

test("it is correct again after the server's clock was set back, and after the machine was asleep", () => {
  const { time, clock: server } = clock();
  server.set(1_000_000);
  time.steady = 10_000;
  server.set(900_000);
  expect(server.now()).toBe(900_000);
  server.set(4_600_000);
  expect(server.now()).toBe(4_600_000);
});
