import { randomBytes } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage, ServerResponse } from "node:http";
import { enterRequest } from "@/lib/current-request";
import { publicUrl, readEnvironment } from "@/lib/env";
import { log } from "@/lib/log";
import { requestTexts } from "@/texts/server/request";
import { addressOf } from "./client-address";
import { toOriginForm } from "./origin-form";
import { preparePublicFile } from "./public-files";
import { sanitizeRequest } from "./sanitize-request";
import { rejectUnsupportedMethod } from "./unsupported-method";

/**
 * Runs before every request of this process, static files and errors included, which neither Next's config (no nonce)
 * nor its proxy (cuts bodies over 10 MiB) can do. It sets the security headers, and replaces what a client can only
 * claim: its address, and the policy that Next reads the nonce from. That nonce is also the request's id, which names
 * the request in the log, on a page and in a script's error.
 */
export function installRequestHook() {
  const { JOBS_TRUSTED_PROXIES, NODE_ENV } = readEnvironment();
  const site = publicUrl();
  const secure = site.protocol === "https:";
  subscribe("http.server.request.start", (message) => {
    const { request, response } = partsOf(message);
    if (!(request && response)) return;
    const id = randomBytes(16).toString("hex");
    enterRequest(id, response);
    logNotFound(request.url ?? "", response, id);
    if (JOBS_TRUSTED_PROXIES === 0 && isForwarded(request)) warnOfProxy(request);
    toOriginForm(request);
    sanitizeRequest(request, site);
    rejectUnsupportedMethod(request);
    preparePublicFile(request, response);
    request.headers["x-forwarded-for"] = addressOf(
      request.socket.remoteAddress,
      request.headers["x-forwarded-for"],
      JOBS_TRUSTED_PROXIES,
    );
    const policy = pagePolicy(id, NODE_ENV === "development");
    request.headers["content-security-policy"] = policy;
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    // For robots that don't read robots.txt first, or know an address from elsewhere.
    response.setHeader("X-Robots-Tag", "noindex, nofollow");
    if (secure) response.setHeader("Strict-Transport-Security", "max-age=63072000");
  });
}

/**
 * When an action leads to a page, Next requests that page from its own server and sends this header. A proxy sends it
 * with other requests too.
 */
const isForwarded = ({ headers }: IncomingMessage) =>
  headers["x-forwarded-for"] !== undefined && headers.rsc === undefined;

let hasWarned = false;

/** Once for a process: anyone may send the header, and an untrusted proxy sends it with every request. */
function warnOfProxy({ socket }: IncomingMessage) {
  if (hasWarned) return;
  hasWarned = true;
  const note = requestTexts.untrustedProxy;
  log("warn", "proxy.not_trusted", { peer: socket.remoteAddress, note, request: undefined });
}

/** In characters. Anyone, even without signing in, can request a path of 16 KB that does not exist. */
const LONGEST_PATH = 500;

/** What was asked for and not found, so that an administrator can look for it in the log. */
function logNotFound(url: string, response: ServerResponse, id: string) {
  response.once("finish", () => {
    if (response.statusCode !== 404) return;
    log("info", "request.not_found", { request: id, path: url.slice(0, LONGEST_PATH).split("?")[0] });
  });
}

/** Only our own scripts; styles may be inline, because React writes style attributes. */
function pagePolicy(nonce: string, development: boolean): string {
  // React's development build makes stack traces with eval, and its dev server uses a web socket.
  const scripts = `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`;
  return [
    "default-src 'self'",
    `script-src ${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function partsOf(message: unknown) {
  const part = (name: string): unknown =>
    typeof message === "object" && message !== null ? Reflect.get(message, name) : undefined;
  const [request, response] = [part("request"), part("response")];
  return {
    request: request instanceof IncomingMessage ? request : null,
    response: response instanceof ServerResponse ? response : null,
  };
}
