import type { Page } from "playwright-core";

/** One line of text, one drawing or one field, at its place on the page. */
interface Painted {
  what: string;
  /** The text node that the line belongs to: lines of the same node do not count as painted over one another. */
  of: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Part of it is where nobody can see or scroll to it, and no ellipsis says so. */
  isCut: boolean;
}

/**
 * What can't be read on a page as it is: sideways scrolling of the page itself, text cut off without an ellipsis or a
 * scroller, and things painted over one another. Folded parts do not count.
 */
export async function paintedFaults(page: Page): Promise<string[]> {
  const [content, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  const faults = content > room ? [`the page is ${content} px wide in a window of ${room} px`] : [];
  const painted = await page.evaluate(measure);
  for (const [at, one] of painted.entries()) {
    if (one.isCut) faults.push(`cut: ${one.what}`);
    if (one.right > room + 1 || one.left < -1) faults.push(`beyond the window: ${one.what}`);
    for (const other of painted.slice(at + 1)) {
      if (overlap(one, other)) faults.push(`painted over one another: ${one.what} | ${other.what}`);
    }
  }
  return faults;
}

const overlap = (one: Painted, other: Painted) =>
  one.of !== other.of &&
  Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
  Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;

/** Runs in the page. */
function measure(): Painted[] {
  const found: Painted[] = [];
  let of = 0;
  const add = (what: string, element: Element, given: DOMRect, margin: number) => {
    const box = {
      left: given.left,
      right: given.right,
      top: given.top + margin,
      bottom: given.bottom - margin,
    };
    let isCut = false;
    for (let around: Element | null = element; around; around = around.parentElement) {
      const { overflowX, textOverflow, webkitLineClamp } = getComputedStyle(around);
      if (overflowX === "visible" || around === document.documentElement) continue;
      const edge = around.getBoundingClientRect();
      const goesOn = box.left < edge.left - 1 || box.right > edge.right + 1 || box.bottom > edge.bottom + 1;
      const isSaid =
        textOverflow === "ellipsis" || webkitLineClamp !== "none" || /auto|scroll/.test(overflowX);
      isCut ||= goesOn && !isSaid;
      box.left = Math.max(box.left, edge.left);
      box.right = Math.min(box.right, edge.right);
      box.top = Math.max(box.top, edge.top);
      box.bottom = Math.min(box.bottom, edge.bottom);
    }
    if (box.right > box.left && box.bottom > box.top) found.push({ what, of, ...box, isCut });
  };
  const isForEyes = (element: Element | null): element is Element =>
    element?.checkVisibility() === true && getComputedStyle(element).clipPath === "none";
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const element = text.parentElement;
    if (!(text.nodeValue?.trim() && isForEyes(element))) continue;
    of += 1;
    const range = document.createRange();
    range.selectNodeContents(text);
    // The boxes of tall letters reach into the lines above and below; their middles do not.
    for (const line of range.getClientRects())
      add(text.nodeValue.trim().slice(0, 40), element, line, line.height / 4);
  }
  for (const drawing of document.querySelectorAll("svg, input, select, progress")) {
    of += 1;
    if (isForEyes(drawing)) add(drawing.outerHTML.slice(0, 60), drawing, drawing.getBoundingClientRect(), 0);
  }
  return found;
}
