import { formatMessage } from "@/lib/texts/format-message";
import { LOCALE } from "@/texts/locale";
import { routeErrorTexts as texts } from "@/texts/site/route-error";

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

interface ErrorPage {
  message: string;
  /** Where Go back leads. */
  back: string;
  /** Whether it is certain that the request changed nothing. */
  unchanged: boolean;
  /** The number to find it by in the log; null for what is not logged. */
  request: string | null;
}

/** An error of a route as a page, for a person who followed a link to it. It is plain: it loads no styles of ours. */
export const errorDocument = ({ message, back, unchanged, request }: ErrorPage): string => `<!doctype html>
<html lang="${LOCALE}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escaped(texts.tabTitle)}</title>
<h1>${escaped(texts.title)}</h1>
<p>${escaped(message)}</p>
<p>${unchanged ? `${escaped(texts.unchanged)} ` : ""}<a href="${escaped(back)}">${escaped(texts.back)}</a></p>
${request ? `<p><small>${numberOf(request)}</small></p>\n` : ""}</html>
`;

/** The sentence with the number, which is shown as code. */
const numberOf = (request: string): string =>
  formatMessage(texts.request, { number: `<code>${escaped(request)}</code>` });
