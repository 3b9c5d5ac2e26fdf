import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { isMarked, mark } from "../../support/browser/mark";
import { testConsole } from "../../support/console";
import { NOBODY, userWithId } from "../../support/http/user-with-id";
import { insertJob } from "../../support/jobs/job-factory";

const browser = testBrowser();
const [anna, bela] = [{ ...NOBODY }, { ...NOBODY }];

const up = testConsole(async (parts) => {
  Object.assign(anna, await userWithId(parts, "anna"));
  Object.assign(bela, await userWithId(parts, "bela"));
});

/** The views in the sidebar, without their numbers' places, and what each says on hover. */
const views = (page: Page) =>
  page
    .getByRole("navigation", { name: "Main" })
    .locator("ul ul")
    .first()
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => [link.textContent, link.getAttribute("title")]));

test("the numbers of pinned views move on the list and on a running job's page, and say elsewhere that they don't", async () => {
  const owner = { id: anna.id, name: "anna" };
  const save = async (name: string, query: string) => {
    const [view] = await up.database.sql(
      "insert into saved_view (owner_id, name, query) values ($1, $2, $3) returning id::text",
      [anna.id, name, query],
    );
    await up.database.sql("insert into saved_view_pin values ($1, $2)", [anna.id, view?.id]);
    return view?.id;
  };
  await save("Ingests", "type=ingest&status=-failed");
  const failed = await save("Failed", "status=failed");
  await save("Maps", "q=maps");
  const job = (type: string, status: "running" | "failed") => insertJob(up.database, { type, status, owner });
  const [running, ended] = [await job("sync", "running"), await job("sync", "failed")];
  const context = await browser().newContext({ viewport: { width: 1600, height: 900 } });
  const list = await signedInPage(context, up.site.address, anna.cookie);
  const page = await context.newPage();
  await list.goto(`${up.site.address}/jobs?type=sync`);
  await page.goto(`${up.site.address}/jobs/show/${running}`);
  const expected = (numbers: [number, number]) => [
    [`Failed${numbers[0]}`, "Failed"],
    [`Ingests${numbers[1]}`, "Ingests"],
    ["Maps", "Maps"],
  ];
  for (const one of [list, page]) {
    await expect.poll(() => views(one)).toEqual(expected([1, 0]));
    await mark(one);
  }
  await job("ingest", "running");
  await insertJob(up.database, { type: "ingest", owner: { id: bela.id, name: "bela" } });
  await job("export", "failed");
  for (const one of [list, page]) await expect.poll(() => views(one)).toEqual(expected([2, 1]));
  // A view that is deleted meanwhile is of the page still, and does it no harm.
  await up.database.sql("delete from saved_view where id = $1", [failed]);
  await job("ingest", "running");
  for (const one of [list, page]) {
    await expect.poll(() => views(one)).toEqual(expected([2, 2]));
    expect(await isMarked(one)).toBe(true);
  }
  await list.goto(`${up.site.address}/jobs/show/${ended}`);
  expect(await views(list)).toEqual([
    ["Ingests2", "Ingests (counted when this page was loaded)"],
    ["Maps", "Maps"],
  ]);
  await context.close();
});
