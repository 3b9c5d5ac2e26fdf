import { Agent, type ClientRequest, get } from "node:http";
import { z } from "zod";
import { marksIn } from "./marks";

/**
 * Holds streams of events open, in a process of its own, so that neither the bench nor the server waits for it. It
 * reads them as bytes, and notes when it first sees a mark.
 */
const order = z.discriminatedUnion("do", [
  z.object({ do: z.literal("open"), viewers: z.array(z.object({ url: z.string(), cookie: z.string() })) }),
  z.object({ do: z.literal("close") }),
  z.object({ do: z.literal("seen") }),
]);
type Viewer = Extract<z.infer<typeof order>, { do: "open" }>["viewers"][number];

interface Stream {
  request: ClientRequest;
  /** The last mark, and when each came: milliseconds since 1970. */
  last: number;
  seen: [mark: number, at: number][];
}

const AT_ONCE = 32;
const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });
const streams: Stream[] = [];
let fault: string | null = null;

process.on("message", async (message) => {
  const given = order.parse(message);
  if (given.do === "open") await openAll(given.viewers).catch((error: Error) => failed(error.message));
  if (given.do === "close") for (const { request } of streams.splice(0)) request.destroy();
  const seen = given.do === "seen" ? streams.map((stream) => stream.seen.splice(0)) : [];
  process.send?.({ fault, seen });
});
process.once("disconnect", () => process.exit());

const failed = (message: string) => {
  fault ??= message;
};

async function openAll(viewers: Viewer[]) {
  const first = streams.length;
  const left = [...viewers.entries()];
  const openSome = async () => {
    for (let next = left.shift(); next; next = left.shift()) streams[first + next[0]] = await open(next[1]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, openSome));
}

/** Resolves when the stream has said everything once. */
function open({ url, cookie }: Viewer): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, accept: "text/event-stream" };
    const request = get(url, { agent, headers }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`${url} answered ${answer.statusCode}.`));
      const stream: Stream = { request, last: 0, seen: [] };
      let rest = "";
      answer.on("data", (chunk: Buffer) => {
        const text = rest + chunk.toString("latin1");
        if (text.includes("event: reset")) resolve(stream);
        note(stream, text);
        // A mark may be cut in two.
        rest = text.slice(-20);
      });
      answer.once("close", () => {
        if (streams.includes(stream)) failed(`The stream of ${url} broke off.`);
      });
      answer.on("error", () => undefined);
    });
    request.on("error", reject);
  });
}

function note(stream: Stream, text: string) {
  const at = performance.timeOrigin + performance.now();
  for (const mark of marksIn(text)) {
    if (mark <= stream.last) continue;
    stream.last = mark;
    stream.seen.push([mark, at]);
  }
}
