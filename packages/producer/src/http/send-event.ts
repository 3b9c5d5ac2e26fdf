import { ConsoleError } from "../console-error.ts";
import { texts } from "../texts.ts";
import { classifyResponse, unanswered, type Verdict } from "./classify-response.ts";
import type { EventQueue } from "./event-queue.ts";
import { exchange } from "./exchange.ts";
import type { EventRequest, JobEvent } from "./job-event.ts";
import type { Target } from "./target.ts";

/** Sends an event once, and returns what the answer means. Never rejects. */
export async function sendEvent(
  target: Target | ConsoleError,
  eventQueue: EventQueue,
  event: JobEvent,
  timeoutMs: number,
): Promise<Verdict> {
  if (target instanceof ConsoleError) return { is: "refused", error: target };
  let request: EventRequest | null;
  try {
    request = await event.spec.request();
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    return { is: "refused", error: new ConsoleError("unusable", message, { cause }) };
  }
  if (!request) {
    return { is: "refused", error: new ConsoleError("not_recorded", texts.nothingToRecordFor) };
  }
  try {
    const answer = await exchange({
      url: new URL(request.path, target.base),
      body: request.body,
      headers: headersOf(target, eventQueue.run, event.key, request),
      timeoutMs: event.spec.isUpload ? timeoutMs * UPLOADS_LONGER : timeoutMs,
    });
    return classifyResponse(answer);
  } catch (error) {
    return unanswered(error);
  }
}

/** The console writes a file to its storage before it answers. */
const UPLOADS_LONGER = 6;

function headersOf({ token }: Target, run: string | null, key: string, request: EventRequest) {
  return {
    Authorization: `Bearer ${token}`,
    "Idempotency-Key": key,
    "Content-Type": "application/json",
    Accept: "application/json",
    "User-Agent": "jobs-console-producer",
    ...(run !== null && !request.isUnfenced && { "Run-Token": run }),
    ...request.headers,
  };
}
