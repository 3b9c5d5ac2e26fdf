import { expect, test } from "vitest";
import { changeView } from "@/lib/views/change-view";
import { chooseView } from "@/lib/views/choose-view";
import { countPinned } from "@/lib/views/count-pinned";
import { deleteView } from "@/lib/views/delete-view";
import { listViews } from "@/lib/views/list-views";
import { readViews } from "@/lib/views/read-views";
import type { ViewAccess } from "@/lib/views/view-access";
import { testDatabase } from "@/tests/support/database";
import { viewsOfSession, viewUser } from "@/tests/support/view-users";

const database = testDatabase();
const namesOf = async (access: ViewAccess) => (await listViews(access)).map(({ name }) => name);

test("a view is saved with its query alone, and comes with the session once pinned or chosen", async () => {
  const anna = await viewUser(database());
  const query = "q=&sort=name&type=import&page=7&after=9&cleared=1&status=failed&nonsense=x&tab=general";
  const { id } = await anna.save(" Failed imports ", { query, isPinned: true, isDefault: true });
  await anna.save("All imports", { query: "tab=imports", isPinned: true });
  await anna.save("Only listed");
  const saved = { id, name: "Failed imports", query: "status=failed&type=import&sort=name" };
  expect(await listViews(anna, id)).toEqual([
    {
      ...saved,
      owner: anna.viewer.name,
      isOwn: true,
      isShared: false,
      mayChange: true,
      isPinned: true,
      isDefault: true,
    },
  ]);
  expect(await viewsOfSession(database(), anna)).toMatchObject({
    pinned: [{ name: "All imports", query: "tab=imports" }, saved],
    opensWith: saved.query,
  });
  expect(await namesOf(anna)).toEqual(["All imports", "Failed imports", "Only listed"]);
});

test("a private view is not found by others, whatever they try", async () => {
  const [anna, bela, ada] = [
    await viewUser(database()),
    await viewUser(database()),
    await viewUser(database(), "admin"),
  ];
  const { id } = await anna.save("mine", { isPinned: true });
  const change = { name: "theirs", isShared: null };
  for (const other of [bela, ada]) {
    expect(await listViews(other, id)).toEqual([]);
    const notFound = { code: "not_found" };
    await expect(changeView(other, id, change)).rejects.toMatchObject(notFound);
    await expect(chooseView(other, id, { isPinned: true, isDefault: true })).rejects.toMatchObject(notFound);
    await expect(deleteView(other, id)).rejects.toMatchObject(notFound);
    const page = await readViews(other, { edit: id, delete: id });
    expect([page.toChange, page.toDelete]).toEqual([null, null]);
    expect(page.notices).toEqual(Array(2).fill(`Unknown view “${id}” was ignored.`));
  }
  for (const none of ["", "0", "x", "9".repeat(30), "1 or true"]) {
    await expect(deleteView(anna, none), none).rejects.toMatchObject({ code: "not_found" });
    await expect(changeView(anna, none, change), none).rejects.toMatchObject({ code: "not_found" });
    await expect(chooseView(anna, none, { isPinned: true, isDefault: null })).rejects.toMatchObject({
      code: "not_found",
    });
  }
  expect(await viewsOfSession(database(), anna)).toMatchObject({ pinned: [{ name: "mine" }] });
  // As when it was pinned in the moment in which its owner stopped to share it.
  for (const table of ["saved_view_pin", "default_view"])
    await database().sql(`insert into ${table} values ($1, $2)`, [bela.id, id]);
  expect(await viewsOfSession(database(), bela)).toEqual({ pinned: [], opensWith: null });
});

test("only administrators share; everyone then sees the view, and any administrator may change it", async () => {
  const [anna, ada, grace] = [
    await viewUser(database()),
    await viewUser(database(), "admin"),
    await viewUser(database(), "admin"),
  ];
  await expect(anna.save("x", { isShared: true })).rejects.toMatchObject({ code: "not_allowed" });
  const own = await anna.save("own");
  await expect(changeView(anna, own.id, { name: "own", isShared: true })).rejects.toMatchObject({
    code: "not_allowed",
  });
  const { id } = await ada.save("For all", { isShared: true });
  expect((await listViews(anna, id))[0]).toMatchObject({
    isOwn: false,
    mayChange: false,
    owner: ada.viewer.name,
  });
  await expect(deleteView(anna, id)).rejects.toMatchObject({ code: "not_found" });
  await chooseView(anna, id, { isPinned: true, isDefault: true });
  expect(await viewsOfSession(database(), anna)).toMatchObject({
    pinned: [{ id }],
    opensWith: "status=failed",
  });
  await changeView(grace, id, { name: "For everyone", isShared: null });
  expect((await listViews(ada, id))[0]).toMatchObject({ name: "For everyone", isShared: true });
  await changeView(grace, id, { name: "For everyone", isShared: false });
  expect(await viewsOfSession(database(), anna)).toEqual({ pinned: [], opensWith: null });
  expect(await listViews(anna, id)).toEqual([]);
  // Nothing invisible is left that would count as one of her ten.
  const left =
    "select from saved_view_pin where user_id = $1 union all select from default_view where user_id = $1";
  expect(await database().sql(left, [anna.id])).toEqual([]);
});

test("who is no administrator any more can only stop sharing or delete what they shared", async () => {
  const [grace, anna] = [await viewUser(database(), "admin"), await viewUser(database())];
  const { id } = await grace.save("For all", { isShared: true });
  const { id: own } = await grace.save("For me");
  const demoted: ViewAccess = { ...grace, viewer: { ...grace.viewer, role: "staff" } };
  for (const [isShared, code] of [
    [null, "not_found"],
    [true, "not_allowed"],
  ] as const)
    await expect(changeView(demoted, id, { name: "Read this", isShared })).rejects.toMatchObject({ code });
  expect(await namesOf(anna)).toEqual(["For all"]);
  await changeView(demoted, own, { name: "For me alone", isShared: null });
  await changeView(demoted, id, { name: "Read this", isShared: false });
  expect(await namesOf(anna)).toEqual([]);
  expect(await namesOf(demoted)).toEqual(["For me alone", "Read this"]);
  await changeView(demoted, id, { name: "And this", isShared: null });
  await deleteView(demoted, id);
  expect(await namesOf(demoted)).toEqual(["For me alone"]);
});

test("deleting a view or its owner takes every pin and default along, and nothing else", async () => {
  const [anna, ada] = [await viewUser(database()), await viewUser(database(), "admin")];
  const { id: first } = await ada.save("first", { isShared: true });
  const { id: second } = await ada.save("second", { isShared: true });
  await anna.save("hers", { isPinned: true });
  await chooseView(anna, first, { isPinned: true, isDefault: true });
  await deleteView(ada, first);
  expect(await viewsOfSession(database(), anna)).toMatchObject({
    pinned: [{ name: "hers" }],
    opensWith: null,
  });
  await chooseView(anna, second, { isPinned: true, isDefault: true });
  await database().sql("delete from app_user where id = $1", [ada.id]);
  expect(await viewsOfSession(database(), anna)).toMatchObject({
    pinned: [{ name: "hers" }],
    opensWith: null,
  });
  expect(await namesOf(anna)).toEqual(["hers"]);
});

test("the new default replaces the old one, and undoing one that is not the default changes nothing", async () => {
  const anna = await viewUser(database());
  const { id: one } = await anna.save("one", { query: "status=failed", isDefault: true });
  const { id: two } = await anna.save("two", { query: "status=running", isDefault: true });
  expect((await viewsOfSession(database(), anna))?.opensWith).toBe("status=running");
  await chooseView(anna, one, { isPinned: null, isDefault: false });
  expect((await viewsOfSession(database(), anna))?.opensWith).toBe("status=running");
  await chooseView(anna, two, { isPinned: null, isDefault: false });
  expect((await viewsOfSession(database(), anna))?.opensWith).toBeNull();
});

test("a view that no version can read any more is listed, chosen and deleted like any other", async () => {
  const anna = await viewUser(database());
  const [row] = await database().sql(
    "insert into saved_view (owner_id, name, query) values ($1, 'old', $2) returning id::text",
    [anna.id, "%E0%A4%A&status=gone&colour=blue&=&&type=a b"],
  );
  const id = String(row?.id);
  expect(await listViews(anna, id)).toMatchObject([{ name: "old", mayChange: true }]);
  await chooseView(anna, id, { isPinned: true, isDefault: true });
  const views = await viewsOfSession(database(), anna);
  expect(await countPinned(anna, views?.pinned ?? [])).toEqual(new Map());
  await deleteView(anna, id);
});
