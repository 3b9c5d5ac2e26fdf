import type { BrowserContextOptions, Page } from "playwright-core";
import { expect, test } from "vitest";
import { faultsIn, faultsOf } from "../../support/browser/axe";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { paintedFaults } from "../../support/browser/painted-faults";
import { testConsole } from "../../support/console";
import { NOBODY, userWithId } from "../../support/http/user-with-id";
import { insertJob } from "../../support/jobs/job-factory";

const browser = testBrowser();
const PHONE = { width: 360, height: 740 };
const RAIL = { width: 1280, height: 800 };
const LARGE = { width: 1600, height: 900 };
const FAILED_IMPORTS = "/jobs?status=failed&type=import";
const VIEWS = "/settings/views";

const [anna, bela, ada] = [{ ...NOBODY }, { ...NOBODY }, { ...NOBODY }];
const up = testConsole(async (parts) => {
  Object.assign(anna, await userWithId(parts, "anna"));
  Object.assign(bela, await userWithId(parts, "bela"));
  Object.assign(ada, await userWithId(parts, "ada", "admin"));
  const { database } = parts;
  for (const owner of [anna, anna, bela, ada]) {
    await insertJob(database, {
      status: "failed",
      type: "import",
      owner: { id: owner.id, name: owner.name },
    });
  }
  await insertJob(database, { status: "completed", owner: { id: anna.id, name: anna.name } });
});

async function visit(
  { cookie }: { cookie: string },
  path: string,
  look: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
) {
  const context = await browser().newContext({ viewport: LARGE, ...options });
  const page = await signedInPage(context, up.site.address, cookie);
  await page.goto(up.site.address + path);
  await look(page);
  await context.close();
}

const addressOf = (page: Page) => page.url().slice(up.site.address.length);
const sidebar = (page: Page) => page.getByRole("navigation", { name: "Main" });
const views = (page: Page) => sidebar(page).locator("ul ul").getByRole("link");

/** Saves the filters of the page that is open. */
async function save(page: Page, name: string, choices: string[] = []) {
  await page.getByText("Save view", { exact: true }).click();
  await page.getByLabel("Name of the view").fill(name);
  for (const choice of choices) await page.getByRole("checkbox", { name: choice }).check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
}

test.each([
  ["with scripts", true],
  ["without scripts", false],
])(
  "%s, the filters are saved, pinned with their number, opened by /jobs, renamed and deleted",
  async (how, javaScriptEnabled) => {
    const look = async (page: Page) => {
      await page.getByText("Save view", { exact: true }).click();
      expect(await page.getByLabel("Name of the view").inputValue()).toBe("Failed jobs (Import)");
      expect(await page.getByRole("checkbox", { name: "Share with everyone" }).count()).toBe(0);
      await page.getByText("Save view", { exact: true }).click();
      await save(page, ` ${how} <b>&amp; `, ["Open Jobs with this view"]);
      await page.getByText(`Saved as “${how} <b>&amp;”.`).waitFor();
      const pinned = sidebar(page).getByRole("link", { name: `${how} <b>&amp; 2` });
      expect(await pinned.getAttribute("aria-current")).toBe("page");

      await page.goto(`${up.site.address}/jobs`);
      expect(addressOf(page)).toBe(FAILED_IMPORTS);
      await page.getByRole("link", { name: "Clear", exact: true }).click();
      await page.waitForURL(/\/jobs\?tab=general$/);
      await page.getByRole("heading", { level: 1, name: "Your jobs" }).waitFor();
      expect(await sidebar(page).getByRole("link", { name: "All jobs" }).getAttribute("aria-current")).toBe(
        "page",
      );
      await page.getByRole("rowheader").getByRole("link").first().click();
      await page.getByRole("link", { name: "Back to Jobs" }).click();
      await page.waitForURL(/\/jobs\?tab=general#job-\d+$/);
      await pinned.click();
      await page.waitForURL(up.site.address + FAILED_IMPORTS);

      await page.goto(up.site.address + VIEWS);
      const inSidebar = page.getByRole("button", { name: `“${how} <b>&amp;” in the sidebar` });
      const isDefault = page.getByRole("button", { name: `“${how} <b>&amp;” as default view` });
      await page.getByText("Failed, Import", { exact: true }).waitFor();
      expect(await inSidebar.getAttribute("aria-pressed")).toBe("true");
      await inSidebar.click();
      await expect.poll(() => inSidebar.getAttribute("aria-pressed")).toBe("false");
      expect(await pinned.count()).toBe(0);
      await isDefault.click();
      await expect.poll(() => isDefault.getAttribute("aria-pressed")).toBe("false");
      await page.getByRole("link", { name: `Edit “${how} <b>&amp;”` }).click();
      await page.getByLabel("Name", { exact: true }).fill(`${how}: imports`);
      await page.getByRole("button", { name: "Save changes" }).click();
      await page.getByText("The view was changed.").waitFor();
      await page.getByRole("link", { name: `Delete “${how}: imports”` }).click();
      await page.getByRole("heading", { name: `Delete the view “${how}: imports”?` }).waitFor();
      await page.getByText("It also disappears from your sidebar. No job is deleted.").waitFor();
      await page.getByRole("link", { name: "Cancel" }).click();
      await page.getByRole("link", { name: `Delete “${how}: imports”` }).click();
      await page.getByRole("button", { name: "Delete view" }).click();
      await page.getByText("The view was deleted.").waitFor();
      await page.getByText("You have no saved views yet.").waitFor();
      await page.goto(`${up.site.address}/jobs`);
      expect(addressOf(page)).toBe("/jobs");
    };
    await visit(anna, FAILED_IMPORTS, look, { javaScriptEnabled });
  },
);

test.each([
  ["with scripts", true],
  ["without scripts", false],
])(
  "%s, a view that can't be saved comes back as it was typed, with the reason",
  async (how, javaScriptEnabled) => {
    await visit(
      bela,
      "/jobs?tab=imports&sort=name",
      async (page) => {
        await save(page, how);
        await page.getByText(`Saved as “${how}”.`).waitFor();
        await page.goto(`${up.site.address}${FAILED_IMPORTS}`);
        await save(page, how.toUpperCase(), ["Open Jobs with this view"]);
        await page
          .getByText("name: there is already a view with this name. Choose a different name.")
          .waitFor();
        expect(await page.getByLabel("Name of the view").inputValue()).toBe(how.toUpperCase());
        expect(await page.getByRole("checkbox", { name: "Open Jobs with this view" }).isChecked()).toBe(true);
        await page.getByLabel("Name of the view").fill(`${how} again`);
        await page.getByRole("button", { name: "Save", exact: true }).click();
        await page.getByText(`Saved as “${how} again”.`).waitFor();
      },
      { javaScriptEnabled },
    );
    await up.database.sql("delete from saved_view");
  },
);

test("an administrator shares a view; each sees their own jobs in it; deleted, it is gone for everyone", async () => {
  await visit(ada, FAILED_IMPORTS, async (page) => {
    await save(page, "Failed imports", ["Share with everyone"]);
    await sidebar(page).getByRole("link", { name: "Failed imports 4" }).waitFor();
  });
  await visit(bela, VIEWS, async (page) => {
    const shared = page.getByRole("region", { name: "Shared with everyone" });
    expect(await shared.getByRole("listitem").textContent()).not.toContain("ada");
    expect(await shared.getByRole("link").allTextContents()).toEqual(["Failed imports"]);
    await shared.getByRole("button", { name: "“Failed imports” in the sidebar" }).click();
    await sidebar(page).getByRole("link", { name: "Failed imports 1" }).click();
    await page.waitForURL(up.site.address + FAILED_IMPORTS);
    await page.getByText("1–1 of 1").waitFor();
  });
  await visit(ada, VIEWS, async (page) => {
    await page.getByRole("link", { name: "Delete “Failed imports”" }).click();
    await page.getByText("It is shared: it disappears for everyone").waitFor();
    await page.getByRole("button", { name: "Delete view" }).click();
    await page.getByText("The view was deleted.").waitFor();
  });
  await visit(bela, "/jobs", async (page) => expect(await views(page).count()).toBe(0));
});

test("a shared view of one owner's jobs does not say whose to staff, on any page", async () => {
  await visit(ada, `/jobs?status=failed&owner=${anna.name}`, (page) =>
    save(page, "Look at these", ["Open Jobs with this view", "Share with everyone"]).then(() =>
      page.getByText("Saved as “Look at these”.").waitFor(),
    ),
  );
  await visit(bela, VIEWS, async (page) => {
    await page.getByText("Some of its filters are only for administrators").waitFor();
    for (const choice of ["in the sidebar", "as default view"])
      await page.getByRole("button", { name: `“Look at these” ${choice}` }).click();
    await sidebar(page).getByRole("link", { name: "Look at these" }).waitFor();
    expect(await page.content()).not.toContain(anna.name);
    await page.goto(`${up.site.address}/jobs`);
    expect(addressOf(page)).toBe("/jobs?status=failed");
    await page.getByText("1–1 of 1").waitFor();
    expect(await page.content()).not.toContain(anna.name);
  });
  await up.database.sql("delete from saved_view");
});

test("what a view filters by may be gone: it opens with a notice", async () => {
  const query = "status=gone&type=nobody_has_it&colour=blue";
  const [view] = await up.database.sql(
    "insert into saved_view (owner_id, name, query) values ($1, 'Old', $2) returning id::text",
    [anna.id, query],
  );
  await up.database.sql("insert into default_view values ($1, $2)", [anna.id, view?.id]);
  await up.database.sql("insert into saved_view_pin values ($1, $2)", [anna.id, view?.id]);
  await visit(anna, "/jobs", async (page) => {
    expect(addressOf(page)).toBe(`/jobs?${query}`);
    const notices = page.getByRole("status");
    for (const gone of ["status “gone”", "type “nobody_has_it”", "parameter “colour”"])
      await notices.getByText(`Unknown ${gone} was ignored.`).waitFor();
    expect(await views(page).allTextContents()).toEqual(["All jobs", "Old"]);
    await page.goto(up.site.address + VIEWS);
    await page.getByText("Some of its filters don’t exist any more and are ignored.").waitFor();
    await page.goto(`${up.site.address}${VIEWS}?edit=99&delete=x&done=1`);
    await page.getByText("Unknown view “99” was ignored.").waitFor();
  });
  await up.database.sql("delete from saved_view");
});

test("at every width all of it can be reached and read, and axe finds nothing", async () => {
  const long = "Many-many-many-many-many-many-many-many-many-many-many-many";
  await visit(ada, FAILED_IMPORTS, async (page) => {
    await save(page, long, ["Share with everyone", "Open Jobs with this view"]);
    await page.getByText(`Saved as “${long}”.`).waitFor();
    const check = async () => {
      expect(await faultsOf(page)).toEqual([]);
      for (const viewport of [PHONE, RAIL, LARGE]) {
        await page.setViewportSize(viewport);
        expect(await paintedFaults(page)).toEqual([]);
      }
    };
    await page.goto(up.site.address + FAILED_IMPORTS);
    await page.getByText("Save view", { exact: true }).click();
    await check();
    const [view] = await up.database.sql("select id::text from saved_view");
    await page.goto(`${up.site.address}${VIEWS}?edit=${view?.id}&delete=${view?.id}&done=changed`);
    await page.getByRole("button", { name: "Delete view" }).waitFor();
    await check();
    const link = sidebar(page).getByRole("link", { name: `${long} 4` });
    await page.setViewportSize(RAIL);
    await sidebar(page).getByText("Views", { exact: true }).click();
    expect(await link.isVisible()).toBe(true);
    expect(await faultsIn(page, "light", RAIL, { within: "nav" })).toEqual([]);
    await page.setViewportSize(PHONE);
    await page.getByRole("button", { name: "Menu" }).click();
    expect(await faultsIn(page, "light", PHONE, { within: "nav" })).toEqual([]);
    await link.click();
    await page.waitForURL(up.site.address + FAILED_IMPORTS);
  });
});
