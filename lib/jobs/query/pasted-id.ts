import { parseId } from "@/lib/jobs/job-id";

const NUMBER = /^#?(\d{1,19})$/;
const JOB_PAGE = /^\/jobs\/show\/(\d{1,19})\/?$/;

/**
 * The id of the one job that a search text names: "123", "#123", "/jobs/show/123", or the address of a job's page on
 * `site`. Null for a text that says something else.
 */
export function pastedId(text: string, site: URL): string | null {
  const pasted = text.trim();
  const number = NUMBER.exec(pasted)?.[1] ?? JOB_PAGE.exec(pathOnSite(pasted, site) ?? "")?.[1];
  return number === undefined ? null : parseId(number);
}

/** The path of an address of the site, with or without its host; null for another text. */
function pathOnSite(text: string, { host, protocol }: URL): string | null {
  if (/\s/.test(text)) return null;
  const address = text.startsWith("/")
    ? `${protocol}//${host}${text}`
    : /^https?:\/\//i.test(text)
      ? text
      : `${protocol}//${text}`;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return url.host === host ? url.pathname : null;
}
