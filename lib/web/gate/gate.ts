import type { IncomingMessage, ServerResponse } from "node:http";
import { BodyBrokenOff } from "@/lib/errors";
import { log } from "@/lib/log";
import { safePath } from "@/lib/web/request/safe-path";
import { errorDocument } from "@/lib/web/response/error-document";
import { answerTo, errorResponse } from "@/lib/web/response/error-response";
import { checkAction, mayBeAction } from "./check-action";
import { lingerAfterAnswer } from "./linger";
import { refusalOf } from "./refusal";

export interface GateOptions {
  site: URL;
  /** An error as programs get it under /api/v1. */
  problemOf: (thrown: unknown, path: string) => Response;
}

/** Refuses what Next would answer with 500 or not at all; everything else goes on to `serve`. */
export async function passGate(
  request: IncomingMessage,
  response: ServerResponse,
  { site, problemOf }: GateOptions,
  serve: () => void,
) {
  const { url = "", method } = request;
  const hasBody = "transfer-encoding" in request.headers || Number(request.headers["content-length"]) > 0;
  if (hasBody) lingerAfterAnswer(request, response);
  const [path = ""] = url.split("?");
  try {
    if (url === "*" && method === "OPTIONS") return void response.writeHead(204, { Allow: EVERYWHERE }).end();
    const refusal = refusalOf(request);
    if (refusal) throw refusal;
    if (!mayBeAction(request)) return serve();
    await checkAction(request, response, site);
  } catch (error) {
    const status = await send(answerFor(error, path, request, { site, problemOf }), response);
    if (!(error instanceof BodyBrokenOff))
      log("info", "request.refused", { path: path.slice(0, 500), status });
    return;
  }
  serve();
}

const EVERYWHERE = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

/** As a program or a person reads it. */
function answerFor(
  error: unknown,
  path: string,
  { headers }: IncomingMessage,
  options: GateOptions,
): Response {
  if (path.startsWith("/api/v1/")) return options.problemOf(error, path);
  if (headers["sec-fetch-mode"] !== "navigate") return errorResponse(error, path);
  const { status, headers: sent, body } = answerTo(error, path);
  const back = safePath(headers.referer, options.site);
  const page = errorDocument({ message: body.message, back, unchanged: true, request: body.request ?? null });
  return new Response(page, { status, headers: { ...sent, "Content-Type": "text/html; charset=utf-8" } });
}

async function send(answer: Response, response: ServerResponse): Promise<number> {
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  response.writeHead(answer.status).end(await answer.text());
  return answer.status;
}
