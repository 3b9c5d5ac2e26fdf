import type { IncomingMessage } from "node:http";
import { JobsError } from "@/lib/errors";
import { limitsTexts } from "@/texts/server/limits";

/** The Host header of RFC 9110 §7.2, without commas: a proxy joins two headers by one. */
const HOST = /^(\[[\da-f:.]+\]|[\w.~!$&'()*+;=%-]*)(:\d{0,5})?$/i;

/** What is wrong with a request before anybody looks for its address; null if nothing is. */
export function refusalOf({ rawHeaders, headers, url = "" }: IncomingMessage): JobsError | null {
  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === "host").length;
  if (hosts > 1) return malformed(limitsTexts.twoHosts);
  if (!HOST.test(headers.host ?? "")) return malformed(limitsTexts.invalidHost);
  if (!url.startsWith("/")) return malformed(limitsTexts.noPath);
  const coding = headers["transfer-encoding"];
  if (coding !== undefined && coding.trim().toLowerCase() !== "chunked") {
    return malformed(limitsTexts.unknownCoding);
  }
  return null;
}

const malformed = (message: string) => new JobsError("malformed", message);
