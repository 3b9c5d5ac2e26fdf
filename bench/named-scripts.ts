/**
 * A comment, a script with everything in it, or a link. Text within the first two that looks like a tag is not a tag.
 */
const TAGS =
  /<!--.*?-->|<script(?=[\s/>])((?:"[^"]*"|'[^']*'|[^'">])*)>.*?<\/script\s*>|<link(?=[\s/>])((?:"[^"]*"|'[^']*'|[^'">])*)>/gis;
const ATTRIBUTE = /([^\s=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g;

/**
 * The scripts that a page's HTML makes a modern browser load, each once, as whole addresses: every `<script src>`, and
 * what `<link>` preloads as a script or as a module. A script marked nomodule does not count: browsers that know
 * modules, which are all that Next supports, do not load it. Inline scripts are part of the HTML.
 */
export function namedScripts(html: string, page: string): string[] {
  const found = [...html.matchAll(TAGS)].map(([, script, link]) =>
    script === undefined ? linkedScript(attributesOf(link ?? "")) : ownScript(attributesOf(script)),
  );
  return [...new Set(found.flatMap((address) => (address ? [new URL(address, page).href] : [])))];
}

const ownScript = (attributes: Map<string, string>) =>
  attributes.has("nomodule") ? undefined : attributes.get("src");

function linkedScript(attributes: Map<string, string>): string | undefined {
  const kinds = attributes.get("rel")?.toLowerCase().split(/\s+/) ?? [];
  const isPreloaded = kinds.includes("preload") && attributes.get("as")?.toLowerCase() === "script";
  return isPreloaded || kinds.includes("modulepreload") ? attributes.get("href") : undefined;
}

const attributesOf = (tag: string): Map<string, string> =>
  new Map(
    [...tag.matchAll(ATTRIBUTE)].map(([, name = "", double, single, bare]) => [
      name.toLowerCase(),
      (double ?? single ?? bare ?? "").replaceAll("&amp;", "&"),
    ]),
  );
