import type { IncomingMessage } from "node:http";

/**
 * Turns the target of a request as proxies get it, `GET http://host/path`, into the path that it means here. Its host
 * counts, and not the Host header (RFC 9112 §3.2.2). A target that can't be meant for a web server stays as it is.
 */
export function toOriginForm(request: IncomingMessage) {
  const target = request.url ?? "";
  const [, authority, rest = ""] = /^https?:\/\/([^/?#@\\]+)(?=[/?#]|$)(.*)$/i.exec(target) ?? [];
  if (authority === undefined) return;
  request.headers.host = authority;
  request.url = rest.startsWith("/") ? rest : `/${rest}`;
}
