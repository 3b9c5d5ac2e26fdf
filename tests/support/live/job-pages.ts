import type { BrowserContextOptions, Page } from "playwright-core";
import type { Access } from "@/lib/jobs/access";
import { createJob, type JobHandle, type NewJob } from "@/lib/producer";
import { signedInPage, testBrowser } from "../browser/browser";
import { testConsole } from "../console";

export const WIDE = { width: 1280, height: 800 };

/** A console with two users, and anna's view of jobs of hers. */
export function testJobPages() {
  const browser = testBrowser();
  const viewers: Record<string, { cookie: string; access: Access }> = {};
  const up = testConsole(async ({ database, site }) => {
    for (const name of ["anna", "bela"]) {
      const cookie = await site.userWithCookie(name);
      const [row] = await database.sql("select id::text from app_user where name = $1", [name]);
      const viewer = { role: "staff", id: String(row?.id), name } as const;
      viewers[name] = { cookie, access: { ...database.access, viewer } };
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
    /** Moves the times of a job back, as if it had been running for so long and been heard from so long ago. */
    movedBack: (job: JobHandle, started: number, sign: number) =>
      up.database.sql(
        `update job_execution set started_at = now() - $2::float8 * interval '1 second',
           last_sign_at = now() - $3::float8 * interval '1 second' where job_id = $1`,
        [job.id, started, sign],
      ),
  };
}

export const isLive = (page: Page) => page.locator("[data-live=live]").waitFor();
export const panel = (page: Page) => page.getByRole("region", { name: "Progress" });
export const details = (page: Page) => page.getByRole("region", { name: "Job details" });
export const subtasks = (page: Page) => page.getByRole("region", { name: "Subtasks" });

/** A page that was loaded anew would no longer have the mark. */
export const mark = (page: Page) => page.evaluate(() => void Object.assign(window, { isSamePage: true }));
export const isMarked = (page: Page) => page.evaluate(() => "isSamePage" in window);
