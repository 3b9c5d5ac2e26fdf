import type { Page } from "playwright-core";

/** The names and second lines of the list of which a part is not shown. */
export const cutIn = (page: Page) =>
  page
    .locator("tbody th > a, tbody th > bdi, tbody th > p > bdi")
    .evaluateAll((all) =>
      all.flatMap((one) =>
        one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight ? [one.textContent] : [],
      ),
    );

/** What is wrong with open panels, which lie over the page. */
export const sidewaysPanels = (page: Page) =>
  page
    .locator(":popover-open")
    .evaluateAll((panels) =>
      panels.flatMap((panel) =>
        panel.scrollWidth > panel.clientWidth ? ["the panel scrolls sideways"] : [],
      ),
    );
