import type { Page } from "playwright-core";
import { findingAidExport } from "./finding-aid-export";
import { photographImport } from "./photograph-import";
import type { PicturedJob } from "./pictured-job";
import { registerImport } from "./register-import";

/** One picture: who opens which page, how it looks, and what is done on it first. */
export interface Shot {
  /** The file's name in docs/screenshots, without its ending. */
  name: string;
  path: string;
  /** A text that must be on the page, so that no picture of another page is taken. */
  shows: string;
  /** Maria if absent; null: nobody is signed in. */
  user?: string | null;
  theme?: "dark";
  phone?: true;
  /** The page from top to end; if absent, what fits on a screen. */
  whole?: true;
  act?: (page: Page) => Promise<void>;
}

const open = (job: Pick<PicturedJob, "name">) => (page: Page) =>
  page.getByRole("link", { name: job.name }).click();

const unfoldTrace = async (page: Page) => {
  await open(registerImport)(page);
  await page.getByText("Stack trace").click();
};

const askToClear = (page: Page) => page.getByRole("button", { name: "Clear Old Jobs" }).click();

const openSettings = async (page: Page) => {
  const navigation = page.getByRole("navigation", { name: "Main" });
  for (const name of ["Settings", "Application Maintenance"])
    await navigation.getByText(name, { exact: true }).click();
};

const openMenu = async (page: Page) => {
  await page.getByRole("button", { name: "Menu" }).click();
  await openSettings(page);
};

const scrollToRejected = async (page: Page) => {
  await open(photographImport)(page);
  const section = page.getByRole("region", { name: "Rejected rows", exact: true });
  await section.evaluate((part) => part.scrollIntoView());
};

const LIST = { path: "/jobs", shows: "Finding aids of all estates" };
const RUNNING = { path: "/jobs", shows: "312 of 486" };
const FAILED = { path: "/jobs", shows: "Fix the cause" };
const REJECTED = { path: "/jobs?tab=imports", shows: "12 of 3,376 rows rejected" };

export const SHOTS: readonly Shot[] = [
  { name: "dashboard-light", ...LIST },
  { name: "dashboard-dark", ...LIST, theme: "dark" },
  { name: "dashboard-phone", ...LIST, phone: true },
  { name: "imports", path: "/jobs?tab=imports", shows: "Imports and ingests only" },
  { name: "navigation", ...LIST, act: openSettings },
  { name: "navigation-phone", ...LIST, phone: true, act: openMenu },
  { name: "running-job", ...RUNNING, act: open({ name: "Glass plates, boxes 41 to 48" }) },
  { name: "failed-job", ...FAILED, whole: true, act: unfoldTrace },
  { name: "failed-job-phone", ...FAILED, phone: true, act: open(registerImport) },
  { name: "rejected-rows", ...REJECTED, whole: true, act: open(photographImport) },
  { name: "rejected-rows-phone", ...REJECTED, phone: true, act: scrollToRejected },
  {
    name: "completed-job-dark",
    path: "/jobs",
    shows: "Download Result",
    theme: "dark",
    act: open(findingAidExport),
  },
  { name: "clear-old-jobs", path: "/jobs", shows: "permanently deleted", act: askToClear },
  { name: "filter-and-notice", path: "/jobs?status=failed&type=ocr&sort=name", shows: "was ignored" },
  { name: "sign-in", path: "/jobs/show/21626", shows: "Sign in to see that page", user: null },
];
