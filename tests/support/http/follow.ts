import type { Locator, Page } from "playwright-core";

/** Presses what leads to another page, until all of that page is there. */
export async function follow(page: Page, way: Locator) {
  const loaded = page.waitForEvent("load");
  await way.click();
  await loaded;
}
