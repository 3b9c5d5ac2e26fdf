import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { z } from "zod";

/** WCAG 2.2 up to AA, and axe's own advice beyond it. */
const ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };

const found = z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }));

/**
 * What axe finds wrong on a page as it is, or can't decide: in the light theme, in the dark one, where only colours
 * differ, and on a phone.
 */
export async function faultsOf(page: Page): Promise<string[]> {
  return [
    ...(await faultsIn(page, "light", WIDE)),
    ...(await faultsIn(page, "dark", WIDE, { rules: ["color-contrast", "link-in-text-block"] })),
    ...(await faultsIn(page, "light", PHONE)),
  ];
}

interface Narrowed {
  /** Check only these rules, instead of all for AA. */
  rules?: string[];
  /** Check only this part of the page, by its selector: for a part that lies over others and half covers some. */
  within?: string;
}

/** The same in one theme and at one size. */
export async function faultsIn(
  page: Page,
  colorScheme: "light" | "dark",
  size: typeof WIDE,
  { rules, within = "html" }: Narrowed = {},
) {
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme });
  await readyForAxe(page);
  // To read half a megabyte of script takes as long as to run it: once for each page is enough.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe.source);
  const only = rules ? { type: "rule", values: rules } : { type: "tag", values: ALL };
  const options = { runOnly: only, resultTypes: ["violations", "incomplete"] };
  const run = `axe.run(${JSON.stringify(within)}, ${JSON.stringify(options)})`;
  const faults = `({ violations, incomplete }) => [...violations, ...incomplete]`;
  return found
    .parse(await page.evaluate(`${run}.then(${faults})`))
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} (${colorScheme}, ${size.width} px): ${html}`));
}

/**
 * Waits for the title, which Next sends after the page, and until colours have changed, because half-way they are wrong.
 * And axe believes that an element which a browser shows above all others, a dialog or a popover, is covered by what
 * comes later in the page, unless its z-index is set.
 */
async function readyForAxe(page: Page) {
  await expect.poll(() => page.title()).not.toBe("");
  await page.evaluate(() => {
    for (const animation of document.getAnimations())
      if (animation.effect?.getTiming().iterations === 1) animation.finish();
    for (const top of document.querySelectorAll<HTMLElement>("dialog:modal, :popover-open"))
      top.style.zIndex = "1";
  });
}
