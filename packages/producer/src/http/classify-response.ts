import { ConsoleError } from "../console-error.ts";
import { texts } from "../texts.ts";
import type { Answer } from "./exchange.ts";

/** What an answer means for the event that was sent. */
export type Verdict =
  | { is: "taken"; answer: unknown }
  | { is: "refused"; error: ConsoleError }
  /** Try again; `afterMs` is the console's Retry-After. */
  | { is: "away"; error: ConsoleError; afterMs: number | null };

const AGAIN = new Set([408, 429, 500, 502, 503, 504]);
const LONGEST_WAIT_MS = 300_000;

export function classifyResponse({ status, retryAfter, text }: Answer): Verdict {
  const json = parsed(text);
  if (status >= 200 && status < 300) {
    if (typeof json === "object" && json !== null) return { is: "taken", answer: json };
    return away(texts.foreignServer, status, retryAfter);
  }
  if (AGAIN.has(status)) return away(texts.answered(status), status, retryAfter);
  const detail = said(json, "detail") ?? texts.answered(status);
  const error = new ConsoleError(said(json, "code") ?? `http_${status}`, detail, {
    status,
    field: said(json, "field"),
  });
  return { is: "refused", error };
}

/** Nobody answered. */
export function unanswered(cause: unknown): Verdict {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const error = new ConsoleError("unreachable", texts.unreachable(reason), { cause });
  return { is: "away", error, afterMs: null };
}

function away(message: string, status: number, retryAfter: string | undefined): Verdict {
  const error = new ConsoleError("unreachable", message, { status });
  return { is: "away", error, afterMs: waitOf(retryAfter) };
}

/** Seconds or a date, in ms from now. */
function waitOf(retryAfter: string | undefined): number | null {
  if (!retryAfter) return null;
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now();
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), LONGEST_WAIT_MS);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A text of the answer's JSON. */
export function said(json: unknown, field: string): string | null {
  const value: unknown = typeof json === "object" && json !== null ? Reflect.get(json, field) : null;
  return typeof value === "string" ? value : null;
}
