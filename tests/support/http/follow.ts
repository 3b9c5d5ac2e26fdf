import type { Locator, Page } from "playwright-core";

/** Clicks a link to another page, and waits until all of that page is there. */
export async function follow(page: Page, way: Locator) {
  const loaded = page.waitForEvent("load");
  await way.click();
  await loaded;
}
