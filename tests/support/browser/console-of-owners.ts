import type { BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";
import { testConsole } from "../console";
import { NOBODY, userWithId } from "../http/user-with-id";
import { insertJob } from "../jobs/job-factory";
import { addFile } from "../jobs/job-files";
import { signedInPage, testBrowser } from "./browser";

const ROWS = Array.from({ length: 60 }, (_, at) => `${at},"Field, ${at}",MS`).join("\n");
/** The content of the import's input file: a header and 60 rows. */
export const AIRPORTS = `iata,name,state\n${ROWS}\n`;

/**
 * A console and a browser for a test file about the files of jobs, with two members of staff. Who they are is known
 * only when the console is running.
 */
export function consoleOfOwners() {
  const browser = testBrowser();
  const [anna, bela] = [{ ...NOBODY }, { ...NOBODY }];

  const up = testConsole(async (parts) => {
    Object.assign(anna, await userWithId(parts, "anna"));
    Object.assign(bela, await userWithId(parts, "bela"));
  });

  const jobOf = (owner: { id: string }, name: string, status: "failed" | "running" = "failed") =>
    insertJob(up.database, { name, status, owner: { id: owner.id, name: "x" } });

  /** The page of a job as Anna sees it. */
  async function visit(
    path: string,
    look: (page: Page) => Promise<void>,
    options: BrowserContextOptions = {},
  ) {
    const context = await browser().newContext(options);
    const page = await signedInPage(context, up.site.address, anna.cookie);
    expect((await page.goto(up.site.address + path))?.status()).toBe(200);
    await look(page);
    await context.close();
  }

  /** A failed import of Anna's with a file of each kind. */
  async function importWithFiles() {
    const job = await jobOf(anna, "Import of airports");
    const { database } = up;
    const files = {
      input: await addFile(database, job, { name: "airports.csv", content: AIRPORTS }),
      archive: await addFile(database, job, { kind: "output", name: "pictures.zip", content: "PK" }),
      report: await addFile(database, job, { kind: "error_report", name: "rejected.csv" }),
    };
    await database.sql("update job set result_file_id = $1 where id = $2", [files.archive.id, job]);
    return { job, files };
  }

  return { up, anna, bela, jobOf, visit, importWithFiles };
}
