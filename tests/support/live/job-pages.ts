import type { BrowserContextOptions, Page } from "playwright-core";
import type { Access } from "@/lib/jobs/access";
import { createJob, type JobHandle, type NewJob } from "@/lib/producer";
import { signedInPage, testBrowser } from "../browser/browser";
import { testConsole } from "../console";
import { userWithId } from "../http/user-with-id";

export const WIDE = { width: 1280, height: 800 };

/** A console with two users, and anna's view of jobs of hers. */
export function testJobPages() {
  const browser = testBrowser();
  const viewers: Record<string, { cookie: string; access: Access }> = {};
  const up = testConsole(async (parts) => {
    for (const name of ["anna", "bela"]) {
      const { id, cookie } = await userWithId(parts, name);
      viewers[name] = { cookie, access: { ...parts.database.access, viewer: { role: "staff", id, name } } };
    }
  });
  const viewerOf = (name: string) => {
    const viewer = viewers[name];
    if (!viewer) throw new Error(`nobody is called ${name}`);
    return viewer;
  };
  return {
    up,
    viewerOf,
    annasJob: (job: Partial<NewJob> = {}): Promise<JobHandle> =>
      createJob(viewerOf("anna").access, up.database.store, { type: "import", name: "Airports", ...job }),
    visit: async <T>(id: string, look: (page: Page) => Promise<T>, options?: BrowserContextOptions) => {
      const context = await browser().newContext({ timezoneId: "UTC", viewport: WIDE, ...options });
      const page = await signedInPage(context, up.site.address, viewerOf("anna").cookie);
      await page.goto(`${up.site.address}/jobs/show/${id}`);
      const seen = await look(page);
      await context.close();
      return seen;
    },
  };
}

export const isLive = (page: Page) => page.locator("[data-live=live]").waitFor();
export const panel = (page: Page) => page.getByRole("region", { name: "Progress" });
export const details = (page: Page) => page.getByRole("region", { name: "Job details" });
export const subtasks = (page: Page) => page.getByRole("region", { name: "Subtasks" });
