import type { BrowserContextOptions, Page } from "playwright-core";
import { testConsole } from "../console";
import { insertJob } from "../jobs/job-factory";
import { signedInPage, testBrowser } from "./browser";

/** A browser whose JavaScript is turned off. */
export const UNSCRIPTED = { javaScriptEnabled: false };

/** A tab of the list of jobs, by its name; the number of its jobs stands behind that. */
export const tab = (page: Page, name: string) =>
  page.getByRole("tab", { name: new RegExp(`^${name} [\\d,]+$`) });

/**
 * A console with 30 imports, 2 ingests and 20 other jobs, newest last, and a browser for a test file about the tabs.
 * The administrator's cookie is known only when the console is running.
 */
export function importsAmongOthers() {
  const browser = testBrowser();
  const admin = { cookie: "" };

  const up = testConsole(async ({ database, site }) => {
    admin.cookie = await site.userWithCookie("ada", "admin");
    const types = [...Array(30).fill("import"), "ingest", "ingest", ...Array(20).fill("sync")];
    for (const [minute, type] of types.entries()) {
      await insertJob(database, {
        type,
        name: `${type} ${String(minute).padStart(2, "0")}`,
        status: minute % 2 ? "failed" : "completed",
        createdAt: new Date(Date.UTC(2026, 1, 1, 0, minute)).toISOString(),
      });
    }
  });

  /** Returns what `look` finds, signed in as the administrator. */
  async function visit<T>(options: BrowserContextOptions, look: (page: Page) => Promise<T>): Promise<T> {
    const context = await browser().newContext(options);
    const seen = await look(await signedInPage(context, up.site.address, admin.cookie));
    await context.close();
    return seen;
  }

  const open = (page: Page, path: string) => page.goto(up.site.address + path);
  /** Path and query of the page that is open. */
  const addressOf = (page: Page) => page.url().slice(up.site.address.length);

  return { up, browser, admin, visit, open, addressOf };
}
