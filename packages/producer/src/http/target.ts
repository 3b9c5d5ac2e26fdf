import { ConsoleError } from "../console-error.ts";
import { texts } from "../texts.ts";

/** The console's address and access token. */
export interface Target {
  /** The API's address, such as https://jobs.example.org/api/v1/. */
  base: URL;
  token: string;
}

/** Returns an error instead of throwing it: a wrong setting must not harm the work. */
export function readTarget(url: unknown, token: unknown): Target | ConsoleError {
  if (typeof url !== "string" || !URL.canParse(url)) return wrong("url", texts.noAddress);
  const base = new URL(url);
  if (!/^https?:$/.test(base.protocol)) return wrong("url", texts.noWebAddress);
  const text = typeof token === "string" ? token.trim() : "";
  if (!/^[\x21-\x7e]+$/.test(text)) return wrong("token", texts.noToken);
  base.pathname = `${base.pathname.replace(/\/+$/, "")}/api/v1/`;
  base.search = "";
  base.hash = "";
  base.username = "";
  base.password = "";
  return { base, token: text };
}

const wrong = (field: string, message: string) => new ConsoleError("unusable", message, { field });
