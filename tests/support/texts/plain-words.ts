import type { Page } from "playwright-core";

/** Data and code: what stays as it is in every language. */
const CODE = "code, pre, time, script, style, noscript, samp, kbd";
/** What the tests record, names of zones, units, and dates, which Intl writes. */
const DATA =
  /\.csv|(text|application)\/[\w-]+|SHA-256|jobs:\w+|jct_\S+|\b[0-9a-f]{8,}\b|UTC|\b\d{1,2} [A-Z][a-z]{2,3} \d{4}|\b[kMG]?B\b|Jobs Console|CSV|JSON/g;

/** The words in unaccented Latin letters that a page shows, says to a screen reader, or keeps hidden for later. */
export async function plainWords(page: Page): Promise<string[]> {
  const texts = await page.evaluate(
    `(() => {
      const texts = [document.title];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode())
        if (!walker.currentNode.parentElement.closest(${JSON.stringify(CODE)})) texts.push(walker.currentNode.data);
      for (const element of document.body.querySelectorAll("*"))
        for (const name of ["title", "aria-label", "aria-description", "aria-roledescription", "placeholder", "alt"])
          if (element.hasAttribute(name)) texts.push(element.getAttribute(name));
      return texts;
    })()`,
  );
  if (!Array.isArray(texts)) throw new Error("the page's texts are not a list");
  return texts.map(String).filter((text) => /[A-Za-z]{2}/.test(text.replace(DATA, "")));
}
