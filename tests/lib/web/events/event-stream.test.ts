import { once } from "node:events";
import { createServer, get, IncomingMessage, ServerResponse } from "node:http";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Update } from "@/lib/live/update";
import { EventStream } from "@/lib/web/events/event-stream";

const MEGABYTE = 1_000_000;

/** A stream of events to a client that reads only when it is told to. Each event is as long as `padding`. */
async function openStream(padding = 0) {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  const request = get({ port: typeof address === "object" ? address?.port : undefined, agent: false });
  request.on("error", () => undefined);
  onTestFinished(() => {
    request.destroy();
    server.close();
  });
  const [, response]: unknown[] = await once(server, "request");
  if (!(response instanceof ServerResponse)) throw new Error("no response");
  const watched = { total: 0, closed: 0 };
  const printer = {
    update: ({ total }: Update) => JSON.stringify({ total, padding: "x".repeat(padding) }),
    alive: (now: number, delayedSince: number | null) => JSON.stringify({ now, delayedSince }),
  };
  const stream = new EventStream(response, printer, { now: 7 });
  stream.follow({
    present: () => (watched.total === 0 ? null : { now: 0, total: watched.total }),
    close: () => {
      watched.closed++;
    },
  });
  const update = (total: number) => {
    watched.total = total;
    stream.update({ now: 0, total });
  };
  const begin = () => stream.begin(() => response.end(), 2_000);
  /** The client's side, once the head is written: what comes, without the padding. */
  const read = async () => {
    const [answer]: unknown[] = await once(request, "response");
    if (!(answer instanceof IncomingMessage)) throw new Error("no answer");
    let text = "";
    answer.setEncoding("utf8").on("data", (piece: string) => {
      text += piece.replace(/x+/g, "");
    });
    answer.on("error", () => undefined);
    return {
      answer,
      events: () =>
        [...text.matchAll(/event: (\w+)\ndata: (.*)\n/g)].map(
          ([, event, data = ""]) => `${event} ${data.replace(/,"padding":"x*"/, "")}`,
        ),
    };
  };
  return { request, response, stream, watched, update, begin, read };
}

test("the first event is a reset, however much came before the head was written; then come changes", async () => {
  const { update, begin, read, stream } = await openStream();
  update(1);
  update(2);
  begin();
  const { events } = await read();
  update(3);
  stream.delayed(5);
  await expect
    .poll(events)
    .toEqual([
      'reset {"total":2}',
      'alive {"now":7,"delayedSince":null}',
      'change {"total":3}',
      'alive {"now":7,"delayedSince":5}',
    ]);
});

test("a client that does not read costs one event, and gets everything when it reads again", async () => {
  const { update, begin, read, response } = await openStream(MEGABYTE);
  begin();
  update(1);
  const { answer, events } = await read();
  answer.pause();
  let most = 0;
  for (let total = 2; total <= 100; total++) {
    update(total);
    most = Math.max(most, response.writableLength);
    // The kernel takes what it can.
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(response.writableNeedDrain).toBe(true);
  expect(most).toBeLessThan(2 * MEGABYTE);
  answer.resume();
  await expect.poll(() => events().at(-1)).toBe('reset {"total":100}');
  update(101);
  await expect.poll(() => events().at(-1)).toBe('change {"total":101}');
  expect(events().length).toBeLessThan(60);
});

test("a client that reads again hears at once whether what it has is delayed", async () => {
  const { update, begin, read, stream, response } = await openStream(MEGABYTE);
  begin();
  update(1);
  const { answer, events } = await read();
  answer.pause();
  for (let total = 2; !response.writableNeedDrain; total++) {
    update(total);
    await new Promise((resolve) => setImmediate(resolve));
  }
  stream.delayed(5);
  answer.resume();
  await expect.poll(() => events().at(-1)).toBe('alive {"now":7,"delayedSince":5}');
});

test("a client that has not read for a minute is left", async () => {
  const { update, begin, read, stream, response, watched } = await openStream(MEGABYTE);
  begin();
  update(1);
  const { answer } = await read();
  answer.pause();
  for (let total = 2; !response.writableNeedDrain; total++) {
    update(total);
    await new Promise((resolve) => setImmediate(resolve));
  }
  stream.beat();
  expect(response.destroyed).toBe(false);
  const later = performance.now() + 60_001;
  const clock = vi.spyOn(performance, "now").mockReturnValue(later);
  onTestFinished(() => clock.mockRestore());
  stream.beat();
  expect(response.destroyed).toBe(true);
  await expect.poll(() => watched.closed).toBe(1);
});

test("a client that leaves ends its watch at once, also before the head is written", async () => {
  const open = await Promise.all([openStream(), openStream()]);
  open[0].begin();
  for (const { request } of open) request.destroy();
  await expect.poll(() => open.map(({ watched }) => watched.closed)).toEqual([1, 1]);
});

test("an ended watch ends the stream and says why; a client that does not read loses it", async () => {
  const reads = await openStream();
  reads.begin();
  const { answer, events } = await reads.read();
  reads.stream.ended("role_changed");
  await once(answer, "end");
  expect(events().at(-1)).toBe('end {"why":"role_changed"}');
  const waits = await openStream();
  waits.stream.ended("ending");
  expect(waits.response.destroyed).toBe(true);
});
