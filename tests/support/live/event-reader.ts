import { expect, onTestFinished } from "vitest";

export interface ReceivedEvent {
  event: string;
  data: Record<string, unknown>;
}

/** What has come from a stream of events. */
export interface Received {
  status: number;
  headers: Headers;
  /** The body of an answer that is not a stream. */
  problem: unknown;
  events: ReceivedEvent[];
  /** Whether the server has ended it. */
  isOver: boolean;
  leave(): void;
}

/** Opens a stream of events and reads it until the test is over. */
export async function receive(address: string, headers: Record<string, string>): Promise<Received> {
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const answer = await fetch(address, { headers, signal: leaving.signal });
  const received: Received = {
    status: answer.status,
    headers: answer.headers,
    problem: null,
    events: [],
    isOver: false,
    leave: () => leaving.abort(),
  };
  if (answer.headers.get("content-type")?.startsWith("text/event-stream")) void readAll(answer, received);
  else received.problem = await answer.json();
  return received;
}

async function readAll(answer: Response, received: Received) {
  let text = "";
  try {
    for await (const piece of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const parts = (text + piece).split("\n\n");
      text = parts.pop() ?? "";
      received.events.push(...parts.flatMap(parsed));
    }
  } catch {
    // The test left, or the server broke it off.
  }
  received.isOver = true;
}

function parsed(part: string): ReceivedEvent[] {
  const fields = new Map(
    part.split("\n").map((line): [string, string] => {
      const [name = "", ...rest] = line.split(": ");
      return [name, rest.join(": ")];
    }),
  );
  const data = fields.get("data");
  return data === undefined ? [] : [{ event: fields.get("event") ?? "", data: JSON.parse(data) }];
}

/** Waits for an event for which this holds, and returns its data. */
export async function eventual(
  { events }: Pick<Received, "events">,
  holds: (event: ReceivedEvent) => unknown,
): Promise<Record<string, unknown>> {
  await expect.poll(() => events.some(holds)).toBe(true);
  return events.find(holds)?.data ?? {};
}
