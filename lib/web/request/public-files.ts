import type { IncomingMessage, ServerResponse } from "node:http";

/** The addresses of all files in public/, which Next serves as they are. */
export const PUBLIC_FILES: readonly string[] = [
  "/favicon.ico",
  "/icon.svg",
  "/apple-touch-icon.png",
  "/icon-192.png",
  "/icon-512.png",
  "/icon-maskable-512.png",
  "/manifest.webmanifest",
  "/robots.txt",
];

/** Their addresses stay when they change: a browser caches them for a day, and then checks for a change. */
const CACHING = "public, max-age=86400, must-revalidate";

/** Other conditions of a request for a file. A refusal because of them would be cached for a day as well. */
const CONDITIONS = ["range", "if-match", "if-unmodified-since"];

export const isPublicFile = (url: string) => PUBLIC_FILES.includes(url.split("?")[0] ?? "");

/** Lets clients cache a file of public/. Call it before Next sees the request. */
export function preparePublicFile(request: IncomingMessage, response: ServerResponse) {
  const { method, url = "/" } = request;
  if (!isPublicFile(url) || !(method === "GET" || method === "HEAD")) return;
  for (const condition of CONDITIONS) delete request.headers[condition];
  response.setHeader("Cache-Control", CACHING);
}
