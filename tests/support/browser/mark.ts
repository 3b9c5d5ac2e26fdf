import type { Page } from "playwright-core";

/** Marks a page. After it is loaded again, it no longer has the mark. */
export const mark = (page: Page) => page.evaluate(() => void Object.assign(window, { isSamePage: true }));
export const isMarked = (page: Page) => page.evaluate(() => "isSamePage" in window);
