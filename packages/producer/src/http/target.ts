import { ConsoleError } from "../console-error.ts";

/** The console's address and access token. */
export interface Target {
  /** The API's address, such as https://jobs.example.org/api/v1/. */
  base: URL;
  token: string;
}

/** Returns an error instead of throwing it: a wrong setting must not harm the work. */
export function readTarget(url: unknown, token: unknown): Target | ConsoleError {
  if (typeof url !== "string" || !URL.canParse(url))
    return wrong("url", "give an address such as https://jobs.example.org");
  const base = new URL(url);
  if (!/^https?:$/.test(base.protocol)) return wrong("url", "it must begin with https:// or http://");
  const text = typeof token === "string" ? token.trim() : "";
  if (!/^[\x21-\x7e]+$/.test(text)) return wrong("token", "give an access token of the console");
  base.pathname = `${base.pathname.replace(/\/+$/, "")}/api/v1/`;
  base.search = "";
  base.hash = "";
  base.username = "";
  base.password = "";
  return { base, token: text };
}

const wrong = (field: string, message: string) =>
  new ConsoleError("unusable", `${field}: ${message}.`, { field });
