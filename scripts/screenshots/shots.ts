import type { Page } from "playwright-core";
import { findingAidExport } from "./finding-aid-export";
import type { PicturedJob } from "./pictured-job";
import { registerImport } from "./register-import";

/** One picture: whose page at which address, how it looks, and what is done there first. */
export interface Shot {
  /** The file's name in docs/screenshots, without its ending. */
  name: string;
  path: string;
  /** A text that must be on it: no picture of another page is taken for this one. */
  shows: string;
  /** Maria unless named; null: nobody is signed in. */
  user?: string | null;
  theme?: "dark";
  phone?: true;
  act?: (page: Page) => Promise<void>;
}

const open = (job: PicturedJob) => (page: Page) => page.getByRole("link", { name: job.name }).click();

const unfoldTrace = async (page: Page) => {
  await open(registerImport)(page);
  await page.getByText("Stack trace").click();
};

const askToClear = (page: Page) => page.getByRole("button", { name: "Clear Old Jobs" }).click();

/** The number of the request, by which the log finds it, is another each time. */
const fixNumber = (page: Page) =>
  page.locator("code").evaluate((code) => {
    code.textContent = "4f1c02d98ab7e6350d2f71c8a94be60a";
  });

const LIST = { path: "/jobs", shows: "Finding aids of all estates" };
const FAILED = { path: "/jobs", shows: "Mend the cause" };

export const SHOTS: readonly Shot[] = [
  { name: "dashboard-light", ...LIST },
  { name: "dashboard-dark", ...LIST, theme: "dark" },
  { name: "dashboard-phone", ...LIST, phone: true },
  { name: "failed-job", ...FAILED, act: unfoldTrace },
  { name: "failed-job-phone", ...FAILED, phone: true, act: open(registerImport) },
  {
    name: "completed-job-dark",
    path: "/jobs",
    shows: "Download Result",
    theme: "dark",
    act: open(findingAidExport),
  },
  { name: "clear-old-jobs", path: "/jobs", shows: "deleted for good", act: askToClear },
  { name: "filter-and-notice", path: "/jobs?status=failed&type=ocr&sort=name", shows: "it is ignored" },
  { name: "nothing-matches", path: "/jobs?status=running&type=validation", shows: "No job matches" },
  { name: "no-jobs-yet", path: "/jobs", shows: "No jobs yet", user: "nina" },
  { name: "not-found", path: "/jobs/show/19", shows: "There is nothing here", act: fixNumber },
  { name: "sign-in", path: "/jobs/show/21626", shows: "Sign in to see that page", user: null },
];
