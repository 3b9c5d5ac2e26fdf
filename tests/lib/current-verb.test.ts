import { AsyncResource } from "node:async_hooks";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { enterRequest } from "@/lib/current-request";
import { currentVerb, reading, statementAbandoned, writing } from "@/lib/current-verb";

const afterAWhile = () => new Promise<void>((resolve) => setImmediate(resolve));
const inner = () =>
  reading("inner", async () => {
    await afterAWhile();
    return currentVerb();
  });

test("the innermost verb is named, each of several at once by its own name, and none outside", async () => {
  const outer = () =>
    writing("outer", async () => {
      const before = currentVerb();
      const inside = await Promise.all([inner(), inner()]);
      return [before, ...inside, currentVerb()];
    });
  const [first, second] = await Promise.all([outer(), inner()]);
  expect([first, second, currentVerb()]).toEqual([["outer", "inner", "inner", "outer"], "inner", "unnamed"]);
});

test("when the browser leaves before the answer, what only reads is abandoned, what writes is not", async () => {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  const signals = await new AsyncResource("request").runInAsyncScope(async () => {
    enterRequest("id", response);
    const signal = async () => statementAbandoned();
    return {
      read: await reading("read", signal),
      written: await writing("written", signal),
      // A verb that writes stays whole: what it reads belongs to it.
      within: await writing("outer", () => reading("read", signal)),
    };
  });
  response.emit("close");
  expect(signals.read?.aborted).toBe(true);
  expect([signals.written, signals.within]).toEqual([undefined, undefined]);
});
