import { gzipSync } from "node:zlib";
import { namedScripts } from "./named-scripts";

const LONGEST_MS = 60_000;

interface Page {
  url: string;
  /** The cookie of a signed-in user. */
  cookie?: string;
}

/** What a first visit loads; we gzip every file ourselves, at the same level, whatever the server would do. */
interface PageWeight {
  html: string;
  htmlBytes: number;
  scriptBytes: number;
}

/** Throws when the page or a script can't be loaded, or when the page names no script. */
export async function weigh({ url, cookie }: Page): Promise<PageWeight> {
  const body = await load(url, cookie);
  const html = body.toString();
  const scripts = namedScripts(html, url);
  if (scripts.length === 0) throw new Error(`${url} names no script.`);
  const files = await Promise.all(scripts.map((script) => load(script)));
  const scriptBytes = files.reduce((sum, file) => sum + gzippedBytes(file), 0);
  return { html, htmlBytes: gzippedBytes(body), scriptBytes };
}

async function load(url: string, cookie?: string): Promise<Buffer> {
  const answer = await fetch(url, {
    redirect: "manual",
    ...(cookie && { headers: { cookie } }),
    signal: AbortSignal.timeout(LONGEST_MS),
  });
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}.`);
  return Buffer.from(await answer.arrayBuffer());
}

const gzippedBytes = (file: Buffer): number => gzipSync(file, { level: 9 }).length;
