import type { Shortcut } from "./keys";

const ACTS: Record<Exclude<Shortcut, "keys">, () => boolean> = {
  search: goToSearch,
  down: () => goToRow(1),
  up: () => goToRow(-1),
  next: () => openOtherJob("next"),
  previous: () => openOtherJob("prev"),
};

/** Does what a key stands for. False if the page has nothing for it: then the key is the browser's. */
export const followShortcut = (shortcut: keyof typeof ACTS): boolean => ACTS[shortcut]();

function goToSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>("search input:not([type=hidden])");
  field?.select();
  field?.focus();
  return field !== null;
}

/**
 * Each row of the list has one link in its heading, the job's. Without the focus in a row, the way goes from the one to
 * which a job's page led back.
 */
function goToRow(by: 1 | -1): boolean {
  const rows = [...document.querySelectorAll("tbody tr:has(th [href])")];
  const { activeElement } = document;
  const focused = rows.findIndex((row) => row.contains(activeElement));
  const at = focused < 0 ? rows.findIndex((row) => row.matches(":target")) : focused;
  const row = rows[Math.max(0, Math.min(at + by, rows.length - 1))];
  row?.scrollIntoView({ block: "nearest" });
  row?.querySelector<HTMLElement>("th [href]")?.focus({ preventScroll: true });
  return row !== undefined;
}

/** Links to pages of this list, or of this job's files, have the page's own path. */
function openOtherJob(relation: "next" | "prev"): boolean {
  const links = document.querySelectorAll<HTMLAnchorElement>(`a[rel=${relation}]`);
  const link = [...links].find(({ pathname }) => pathname !== location.pathname);
  link?.click();
  return link !== undefined;
}
