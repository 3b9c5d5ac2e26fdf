import type { Page } from "playwright-core";
import { findingAidExport } from "./finding-aid-export";
import type { PicturedJob } from "./pictured-job";
import { registerImport } from "./register-import";

/** One picture: whose page at which address, how it looks, and what is done there first. */
export interface Shot {
  /** The file's name in docs/screenshots, without its ending. */
  name: string;
  path: string;
  /** Maria unless named; null: nobody is signed in. */
  user?: string | null;
  theme?: "dark";
  phone?: true;
  act?: (page: Page) => Promise<void>;
}

const open = (job: PicturedJob) => async (page: Page) => {
  await page.getByRole("link", { name: job.name }).click();
  await page.getByRole("heading", { level: 1, name: job.name }).waitFor();
};

const unfoldTrace = async (page: Page) => {
  await open(registerImport)(page);
  await page.getByText("Stack trace").click();
};

const askToClear = async (page: Page) => {
  await page.getByRole("button", { name: "Clear Old Jobs" }).click();
  await page.getByRole("dialog").getByText("will be deleted for good").waitFor();
};

/** The number of the request, by which the log finds it, is another each time. */
const fixNumber = (page: Page) =>
  page.locator("code").evaluate((code) => {
    code.textContent = "4f1c02d98ab7e6350d2f71c8a94be60a";
  });

export const SHOTS: readonly Shot[] = [
  { name: "dashboard-light", path: "/jobs" },
  { name: "dashboard-dark", path: "/jobs", theme: "dark" },
  { name: "dashboard-phone", path: "/jobs", phone: true },
  { name: "failed-job", path: "/jobs", act: unfoldTrace },
  { name: "completed-job-dark", path: "/jobs", theme: "dark", act: open(findingAidExport) },
  { name: "failed-job-phone", path: "/jobs", phone: true, act: open(registerImport) },
  { name: "clear-old-jobs", path: "/jobs", act: askToClear },
  { name: "filter-and-notice", path: "/jobs?status=failed&type=ocr&sort=name" },
  { name: "nothing-matches", path: "/jobs?status=cancelled&type=import" },
  { name: "no-jobs-yet", path: "/jobs", user: "nina" },
  { name: "not-found", path: "/jobs/show/19", act: fixNumber },
  { name: "sign-in", path: "/jobs/show/21568", user: null },
];
