import type { Locator, Page } from "playwright-core";

/** More than any of our pages has stops. */
const STOPS = 150;

/** Presses Tab until the element has the focus. Throws when it is never reached. */
export async function tabTo(page: Page, element: Locator, key: "Tab" | "Shift+Tab" = "Tab") {
  const focused = element.and(page.locator(":focus"));
  for (let presses = 0; presses < STOPS; presses++) {
    await page.keyboard.press(key);
    if ((await focused.count()) === 1) return;
  }
  throw new Error(`${STOPS} presses of ${key} did not lead to ${element}`);
}

/** Tabs there, then presses Enter. */
export async function enter(page: Page, element: Locator) {
  await tabTo(page, element);
  await page.keyboard.press("Enter");
}

interface Stop {
  /** The element's tag and text, to recognise it. */
  what: string;
  /** Its outline is drawn, and nothing else covers it. */
  visible: boolean;
  /** At least 24 pixels either way, or a link of text alone. */
  large: boolean;
}

/** Every element that Tab reaches, from the start of the page to its end. A field for a date is one, with all its parts. */
export async function stopsOf(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  let last = await page.evaluateHandle(() => document.activeElement);
  for (let presses = 0; presses < STOPS; presses++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(focusedStop);
    if (!stop) return stops;
    const isOther = await page.evaluate((before) => document.activeElement !== before, last);
    last = await page.evaluateHandle(() => document.activeElement);
    if (isOther) stops.push(stop);
  }
  throw new Error(`Tab never left the page within ${STOPS} presses`);
}

/** Runs in the page. */
function focusedStop(): Stop | null {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const { outlineStyle, outlineWidth, paddingTop, borderTopWidth } = getComputedStyle(element);
  const { left, top, width, height } = element.getBoundingClientRect();
  const above = document.elementFromPoint(left + width / 2, top + height / 2);
  const covered = !above || !(element.contains(above) || above.contains(element));
  // A person can press a label as well as its box.
  const target = (element.closest("label") ?? element).getBoundingClientRect();
  const isText = element.localName === "a" && paddingTop === "0px" && borderTopWidth === "0px";
  return {
    what: `${element.localName} ${element.textContent}`,
    visible: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2 && !covered,
    large: isText || (target.width >= 24 && target.height >= 24),
  };
}
