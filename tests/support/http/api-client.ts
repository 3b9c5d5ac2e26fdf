import { expect } from "vitest";
import type { DescribedApi } from "./described-api";

interface ApiAnswer {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; null when it is not JSON. */
  json: unknown;
}

/** Sends a request below /api/v1, as the user of `headers`, and checks every answer against the document. */
export type ApiClient = (
  method: string,
  path: string,
  given?: { body?: BodyInit | null; headers?: Record<string, string> },
) => Promise<ApiAnswer>;

export function apiClient(
  address: string,
  headers: Record<string, string>,
  api: () => DescribedApi,
): ApiClient {
  return async (method, path, given = {}) => {
    const answer = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: { ...headers, ...given.headers },
      body: given.body ?? null,
      redirect: "manual",
    });
    const type = answer.headers.get("content-type")?.split(";")[0] ?? "";
    // A stream of events does not end.
    const isStream = type === "text/event-stream";
    if (isStream) await answer.body?.cancel();
    const text = isStream ? "" : await answer.text();
    if (answer.status >= 400)
      expect(type, `${method} ${path}: ${answer.status}`).toBe("application/problem+json");
    if (answer.status !== 204 && !isStream)
      api().check(method, path, { status: answer.status, type, body: text });
    const json: unknown = /json/.test(type) && text ? JSON.parse(text) : null;
    return { status: answer.status, headers: answer.headers, text, json };
  };
}
