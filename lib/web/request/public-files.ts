import type { IncomingMessage, ServerResponse } from "node:http";

/** The addresses of all that lies in public/, which Next serves as it is. */
export const PUBLIC_FILES: readonly string[] = [
  ...["/favicon.ico", "/icon.svg", "/apple-touch-icon.png"],
  ...["/icon-192.png", "/icon-512.png", "/icon-maskable-512.png"],
  ...["/manifest.webmanifest", "/robots.txt"],
];

/** Their addresses stay when they change: a browser keeps them for a day, and then asks whether they did. */
const CACHING = "public, max-age=86400, must-revalidate";

/** What else a request can ask of a file; refused, the refusal would be kept for a day as well. */
const CONDITIONS = ["range", "if-match", "if-unmodified-since"];

export const isPublicFile = (url: string) => PUBLIC_FILES.includes(url.split("?")[0] ?? "");

/** Has a file of public/ kept by whoever fetches it. To be called before Next sees the request. */
export function preparePublicFile(request: IncomingMessage, response: ServerResponse) {
  const { method, url = "/" } = request;
  if (!isPublicFile(url) || !(method === "GET" || method === "HEAD")) return;
  for (const condition of CONDITIONS) delete request.headers[condition];
  response.setHeader("Cache-Control", CACHING);
}
