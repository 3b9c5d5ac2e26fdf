import { expect, test } from "vitest";
import { forAMoment } from "@/lib/jobs/for-a-moment";

function scene() {
  const asked: string[] = [];
  let now = 0;
  let fails = false;
  const ask = async (key: string) => {
    asked.push(key);
    if (fails) throw new Error("away");
    return asked.length;
  };
  const read = forAMoment(
    ask,
    (key) => key,
    () => now,
  );
  return {
    asked,
    read,
    later: (ms: number) => {
      now += ms;
    },
    fail: (whether: boolean) => {
      fails = whether;
    },
  };
}

test("an answer is used again for five seconds, only for the same key and the same database", async () => {
  const { read, later, asked } = scene();
  const [one, other] = [{}, {}];
  expect(await Promise.all([read(one, "a"), read(one, "a"), read(one, "b"), read(other, "a")])).toEqual([
    1, 1, 2, 3,
  ]);
  later(4_999);
  expect(await read(one, "a")).toBe(1);
  later(1);
  expect(await read(one, "a")).toBe(4);
  expect(asked).toEqual(["a", "b", "a", "a"]);
});

test("after a failure, the next call asks again", async () => {
  const { read, fail } = scene();
  const database = {};
  fail(true);
  await expect(read(database, "a")).rejects.toThrow("away");
  fail(false);
  expect(await read(database, "a")).toBe(2);
});
