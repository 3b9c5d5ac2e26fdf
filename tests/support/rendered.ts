import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";

/** An element of a component's markup. */
export interface Rendered {
  tag: string;
  /** Its attributes by name, as in HTML. */
  attributes: Record<string, string>;
  /** All of its text, including text for screen readers only, with single spaces. */
  text: string;
}

/** What a component renders, without a browser: its elements with these tags, outer before inner. */
export function rendered(component: ReactElement, ...tags: string[]): Rendered[] {
  const elements: Rendered[] = [];
  const open: Rendered[] = [];
  for (const [, end, tag = "", attributes = "", isVoid, text] of renderToStaticMarkup(component).matchAll(
    /<(\/)?([\w-]+)((?: [\w-]+="[^"]*")*)(\/)?>|([^<]+)/g,
  )) {
    if (text !== undefined) {
      for (const element of open) element.text += decoded(text);
    } else if (end) {
      open.pop();
    } else {
      const element = { tag, attributes: attributesOf(attributes), text: "" };
      elements.push(element);
      if (!isVoid) open.push(element);
    }
  }
  return elements
    .filter(({ tag }) => tags.includes(tag))
    .map((element) => ({ ...element, text: element.text.replace(/\s+/g, " ").trim() }));
}

const attributesOf = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, decoded(value)]),
  );

const CHARACTERS: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };

const decoded = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#x27);/g, (all, name: string) => CHARACTERS[name] ?? all);
