import { createServer, type ServerResponse } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { type Seen, startViewers } from "@/bench/live/viewers";

/** A server of events, and the streams that are open, by the cookie of their viewers. */
async function startEvents() {
  const streams = new Map<string, ServerResponse>();
  const server = createServer(({ headers: { cookie = "" }, url }, response) => {
    response.writeHead(url === "/refused" ? 429 : 200);
    response.write("event: reset\ndata: {}\n\n");
    streams.set(cookie, response);
    response.once("close", () => streams.delete(cookie));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const at = (path: string) => `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}${path}`;
  const viewer = (cookie: string, path = "/events") => ({ url: at(path), page: at("/"), cookie });
  return { streams, viewer };
}

function viewersOfTest() {
  const ends: (() => Promise<void>)[] = [];
  onTestFinished(async () => void (await Promise.all(ends.map((end) => end()))));
  return startViewers({ life: { atEnd: (end: () => Promise<void>) => void ends.push(end) } });
}

test("viewers report each mark with its time, in the order in which they were opened, also a mark that arrives in two parts", async () => {
  const { streams, viewer } = await startEvents();
  const viewers = viewersOfTest();
  await viewers.open(["a", "b"].map((cookie) => viewer(cookie)));
  await viewers.open([viewer("c")]);
  const before = Date.now();
  streams.get("b")?.write("event: change\ndata: mark 7. and mark 3.\n\n");
  streams.get("c")?.write("event: change\ndata: mark 5. and mar");
  const all: Seen = [[], [], []];
  const marks = async () => {
    for (const [at, seen] of (await viewers.seen()).entries()) all[at]?.push(...seen);
    return all.map((seen) => seen.map(([mark]) => mark));
  };
  await expect.poll(marks).toEqual([[], [7], [5]]);
  streams.get("c")?.write("k 12.\n\n");
  await expect.poll(marks).toEqual([[], [7], [5, 12]]);
  const [[, at] = [0, 0]] = all[1] ?? [];
  expect(at).toBeGreaterThan(before - 1);
  await viewers.closeAll();
  await expect.poll(() => streams.size).toBe(0);
  expect(await viewers.seen()).toEqual([]);
});

test("a stream that is refused or breaks off fails the measure", async () => {
  const { streams, viewer } = await startEvents();
  const viewers = viewersOfTest();
  await viewers.open([viewer("a")]);
  streams.get("a")?.destroy();
  await expect.poll(() => viewers.seen().then(() => "well", String)).toMatch(/The stream of \S+ broke off\./);
  const others = viewersOfTest();
  await expect(others.open([viewer("b", "/refused")])).rejects.toThrow(/\/refused answered 429\./);
});
