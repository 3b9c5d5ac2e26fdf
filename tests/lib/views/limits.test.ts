import { Client } from "pg";
import { expect, test } from "vitest";
import { changeView } from "@/lib/views/change-view";
import { chooseView } from "@/lib/views/choose-view";
import { deleteView } from "@/lib/views/delete-view";
import { listViews } from "@/lib/views/list-views";
import type { ViewAccess } from "@/lib/views/view-access";
import { MOST_PINS, MOST_VIEWS } from "@/lib/views/view-error";
import { testDatabase } from "@/tests/support/database";
import { viewUser } from "@/tests/support/view-users";

const database = testDatabase();
const namesOf = async (access: ViewAccess) => (await listViews(access)).map(({ name }) => name);

/** Does `first` in a transaction that stays open until `then` has ended, or waits for a lock. */
async function beside<Result>(first: string, values: unknown[], then: () => Promise<Result>) {
  const client = new Client({ connectionString: database().url });
  await client.connect();
  await client.query("begin");
  await client.query(first, values);
  const outcome = then().then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  const waits = expect
    .poll(() => database().sql("select from pg_locks where not granted"))
    .not.toHaveLength(0)
    .catch(() => undefined);
  await Promise.race([outcome, waits]);
  await client.query("commit");
  await client.end();
  return outcome;
}

test.each([
  ["", "name"],
  [" ", "name"],
  ["x".repeat(61), "name"],
  ["two\nlines", "name"],
  ["nul\0", "name"],
  ["hid\u200bden", "name"],
  ["\u202eturned", "name"],
])("a name like %j is refused", async (name, field) => {
  const anna = await viewUser(database());
  await expect(anna.save(name)).rejects.toMatchObject({ code: "invalid_input", field });
  const { id } = await anna.save("fine");
  await expect(changeView(anna, id, { name, isShared: null })).rejects.toMatchObject({ field });
});

test("names with markup, quotes and 60 characters of any script are taken as they are", async () => {
  const anna = await viewUser(database());
  const names = [`<b>&amp;"'\\`, "x".repeat(60), "中".repeat(60), "Zürich’s – 50 %", "😀".repeat(60)];
  for (const name of names) await anna.save(name);
  expect(new Set(await namesOf(anna))).toEqual(new Set(names));
});

test.each(["", "page=3", "nonsense=1", "status=unknown", "tab=general", "%00"])(
  "the query %j has nothing to save",
  async (query) => {
    await expect((await viewUser(database())).save("x", { query })).rejects.toMatchObject({ field: "query" });
  },
);

test("a query has 2,000 characters at most, as an address has them", async () => {
  const anna = await viewUser(database());
  const most = await anna.save("most", { query: `q=${"%C3%A4".repeat(333)}` });
  expect((await listViews(anna, most.id))[0]?.query).toHaveLength(2_000);
  const longer = anna.save("longer", { query: `q=${"ä".repeat(334)}` });
  await expect(longer).rejects.toMatchObject({ code: "invalid_input", field: "query" });
});

test("a user's names differ by more than upper and lower case; other users' may be the same", async () => {
  const [anna, bela] = [await viewUser(database()), await viewUser(database())];
  await anna.save("Größte Übel");
  const { id } = await anna.save("other");
  await expect(anna.save("GRÖßTE ÜBEL")).rejects.toMatchObject({ field: "name" });
  await expect(anna.save("Gro\u0308ßte U\u0308bel")).rejects.toMatchObject({ field: "name" });
  const renamed = changeView(anna, id, { name: "größte übel", isShared: null });
  await expect(renamed).rejects.toMatchObject({ field: "name" });
  await bela.save("größte übel");
  const twice = await Promise.allSettled([anna.save("at once"), anna.save("At Once")]);
  expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a user has 50 views at most, also when two browsers save at the same moment", async () => {
  const anna = await viewUser(database());
  for (let at = 1; at < MOST_VIEWS; at++) await anna.save(`view ${at}`);
  const insert = "insert into saved_view (owner_id, name, query) values ($1, 'one browser', 'status=failed')";
  const late = await beside(insert, [anna.id], () => anna.save("another browser"));
  expect(late).toMatchObject({
    error: { code: "invalid_input", message: "You have 50 saved views already. Delete one first." },
  });
  expect(await listViews(anna)).toHaveLength(MOST_VIEWS);
  const [first] = await listViews(anna);
  await deleteView(anna, String(first?.id));
  await anna.save("room again");
  await (await viewUser(database())).save("of another user");
});

test("ten pins at most, also when two browsers pin at the same moment; a refused view is not saved", async () => {
  const anna = await viewUser(database());
  const views = await Promise.all(Array.from({ length: MOST_PINS + 1 }, (_, at) => anna.save(`view ${at}`)));
  const pin = { isPinned: true, isDefault: null };
  const [one, another, ...others] = views.map(({ id }) => id);
  for (const id of others) await chooseView(anna, id, pin);
  const insert = "insert into saved_view_pin values ($1, $2)";
  const message = "You have 10 views in the sidebar already. Remove one first.";
  const late = await beside(insert, [anna.id, one], () => chooseView(anna, String(another), pin));
  expect(late).toMatchObject({ error: { code: "invalid_input", message } });
  await expect(anna.save("one more", { isPinned: true })).rejects.toMatchObject({ message });
  expect(await namesOf(anna)).not.toContain("one more");
  expect((await listViews(anna)).filter(({ isPinned }) => isPinned)).toHaveLength(MOST_PINS);
  // Once more changes nothing, and is no error.
  await chooseView(anna, String(one), pin);
  await chooseView(anna, String(one), { isPinned: false, isDefault: null });
  await anna.save("one more", { isPinned: true });
});
