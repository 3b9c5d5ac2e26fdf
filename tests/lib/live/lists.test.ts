import { expect, test } from "vitest";
import type { FilterWords } from "@/lib/jobs/filter/filter-words";
import { Counted } from "@/lib/live/counted";
import { Lists, listKey, Newest } from "@/lib/live/lists";
import { SOMEBODY } from "@/tests/support/live/somebody";

/** The counts of everyone, given as those of all types and those of the imports. */
function counts() {
  const counted = new Counted("*", null);
  return {
    counted,
    say: (all: string, imports = all) => counted.take({ "* *": all, "* *imports": imports }, new Set()),
  };
}

function join(lists: Lists, counted: Counted, filter: Partial<FilterWords> = {}): string {
  const list = {
    viewer: { role: "admin" as const },
    filter: { tab: "general" as const, status: null, type: null, ...filter },
  };
  return lists.join(listKey(list), SOMEBODY, () => new Newest(list, counted)).key;
}

/** So many other lists that a tick does not read them all without a reason. */
function withOthers(lists: Lists, many = 100) {
  const { counted, say } = counts();
  say("0 0 0 0 0 0 0");
  for (let at = 0; at < many; at++) join(lists, counted, { type: `t${at}` });
}

test("a list is read when its counts show that a job may have been added to it", () => {
  const lists = new Lists();
  withOthers(lists);
  const { counted, say } = counts();
  say("5 0 0 0 0 0 0");
  const [all, running] = [join(lists, counted), join(lists, counted, { status: "running" })];
  expect(lists.take(true).length).toBeGreaterThan(20);
  const read = () => {
    const keys = new Set(lists.take(true).map(({ key }) => key));
    return [keys.has(all), keys.has(running)];
  };
  expect(read()).toEqual([false, false]);
  // A job begins to run: the list of all has the same jobs as before.
  say("4 0 1 0 0 0 0");
  expect(read()).toEqual([false, true]);
  say("5 0 1 0 0 0 0");
  expect(read()).toEqual([true, true]);
  expect(read()).toEqual([false, false]);
});

test("when nothing changes, all lists are read in turn, at most twenty in a tick", () => {
  const lists = new Lists();
  withOthers(lists);
  lists.take(true);
  const seen = new Set<string>();
  for (let tick = 0; tick < 5; tick++) {
    const taken = lists.take(true);
    expect(taken).toHaveLength(20);
    for (const { key } of taken) seen.add(key);
  }
  expect(seen.size).toBe(100);
});

test("when many lists change at once, a tick reads 300 of them, and later ticks read the rest", () => {
  const lists = new Lists();
  const { counted, say } = counts();
  for (let at = 0; at < 700; at++) join(lists, counted, { status: "failed", type: `t${at}` });
  while (lists.hasDue) lists.take(false);
  say("0 0 0 0 1 0 0");
  const seen = new Set<string>();
  for (let tick = 0; tick < 3; tick++) {
    const taken = lists.take(true);
    expect(taken.length).toBeLessThanOrEqual(320);
    for (const { key } of taken) seen.add(key);
  }
  expect(seen.size).toBe(700);
});

test("counts show that jobs changed their status, and that there are fewer jobs than before", () => {
  const { say } = counts();
  expect(say("5 0 0 0 0 0 0")).toBe("moved");
  expect(say("4 0 1 0 0 0 0")).toBe("moved");
  expect(say("4 0 0 0 0 0 0")).toBe("fewer");
  expect(say("4 0 0 0 0 0 0")).toBe(null);
});
