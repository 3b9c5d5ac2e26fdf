import { createServer, type ServerResponse } from "node:http";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Update } from "@/lib/live/update";
import { EventStream } from "@/lib/web/events/event-stream";
import { openRaw, rawRequest } from "../../../support/http/raw-socket";

/** More than the kernel holds for a client that does not read. */
const LARGE = "x".repeat(16 * 1024 * 1024);

/** A stream over a real connection, whose client does not read until it is told to. */
async function unreadStream() {
  vi.stubEnv("DATABASE_URL", "postgres://localhost/none");
  onTestFinished(() => {
    vi.unstubAllEnvs();
    globalThis.jobsConsoleReader = undefined;
  });
  const printed: number[] = [];
  const watch = { present: (): Update => ({ now: 99 }), close: vi.fn() };
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const asked = new Promise<ServerResponse>((resolve) => server.once("request", (_, to) => resolve(to)));
  const client = openRaw(`http://127.0.0.1:${port}`, rawRequest("GET /", ["Host: localhost"]));
  const response = await asked;
  const stream = new EventStream(response, {
    update: ({ now }) => {
      printed.push(now);
      return `${now} ${now === 1 ? LARGE : ""}`;
    },
    alive: () => "alive",
  });
  stream.follow(watch);
  stream.begin(() => response.end(), 2_000);
  await expect.poll(client.text).toContain("event: reset");
  client.socket.pause();
  return { client, printed, response, stream, watch };
}

test("for a client that does not read, one event waits; when it reads again, it gets everything anew", async () => {
  const { client, printed, response, stream, watch } = await unreadStream();
  for (let now = 1; now <= 100; now++) {
    stream.update({ now });
    stream.delayed(now);
  }
  expect(printed).toEqual([99, 1]);
  expect(response.writableLength).toBeLessThan(LARGE.length + 1_000);
  client.socket.resume();
  await expect.poll(() => client.text().endsWith("event: reset\ndata: 99 \n\n\r\n")).toBe(true);
  expect(printed).toEqual([99, 1, 99]);
  stream.update({ now: 2 });
  await expect.poll(client.text).toContain("event: change\ndata: 2 \n\n");
  client.socket.destroy();
  await expect.poll(() => watch.close.mock.calls.length).toBe(1);
});

test("a client that has not read for a minute is let go", async () => {
  const { response, stream, watch } = await unreadStream();
  stream.update({ now: 1 });
  const { now } = performance;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => now.call(performance) + 59_000);
  onTestFinished(() => clock.mockRestore());
  stream.beat();
  expect(response.destroyed).toBe(false);
  clock.mockImplementation(() => now.call(performance) + 61_000);
  stream.beat();
  expect(response.destroyed).toBe(true);
  await expect.poll(() => watch.close.mock.calls.length).toBe(1);
});

test("a client that does not read is cut off when its watch ends; another one is told why", async () => {
  const [unread, reading] = [await unreadStream(), await unreadStream()];
  unread.stream.update({ now: 1 });
  unread.stream.ended("signed_out");
  expect(unread.response.destroyed).toBe(true);
  reading.client.socket.resume();
  reading.stream.ended("signed_out");
  await expect.poll(reading.client.text).toContain('event: end\ndata: {"why":"signed_out"}\n\n\r\n0\r\n');
});
