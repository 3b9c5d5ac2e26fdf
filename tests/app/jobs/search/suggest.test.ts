import { afterEach, expect, test, vi } from "vitest";
import { suggestionsFor } from "@/app/jobs/search/suggest";
import { completed, typedAt } from "@/app/jobs/search/typed-at";

const TYPES = [
  { word: "import", label: "Import" },
  { word: "ai_processing", label: "AI processing" },
];

const suggested = async (typed: string, role: "admin" | "staff" = "admin") => {
  const part = typedAt(typed, typed.length);
  const found = part
    ? await suggestionsFor(part, { viewer: { role }, types: TYPES }, new AbortController().signal)
    : [];
  return found.map(({ text }) => completed(typed, typed.length, part?.from ?? 0, text).text);
};

test.each([
  ["st", ["status:"]],
  ["-ty", ["-type:"]],
  ["harbour SI", ["harbour since:", "harbour silent:"]],
  ["harbours", []],
  ["status:", ["pending", "running", "completed", "failed", "cancelled"].map((word) => `status:${word} `)],
  ["-status:F", ["-status:failed "]],
  ["-s", ["-status:"]],
  ["-silent:", []],
  ["status:failed", []],
  ["type:a", ["type:ai_processing "]],
  ["a type:IMP", ["a type:import "]],
  ["rejected:", ["rejected:yes ", "rejected:no "]],
  ["colour:", []],
  ["status:failed ", []],
])("%s can become %j", async (typed, texts) => {
  expect(await suggested(typed)).toEqual(typed.endsWith(" ") ? expect.any(Array) : texts);
});

test("what only administrators filter by is suggested to no one else", async () => {
  expect(await suggested("ow")).toEqual(["owner:"]);
  expect(await suggested("ow", "staff")).toEqual([]);
  expect(await suggested("owner:m", "staff")).toEqual([]);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test("users are suggested as the server found them", async () => {
  vi.stubGlobal("fetch", async () => Response.json({ owners: ["mar", "Mária", "maria s"] }));
  expect(await suggested("owner:mar")).toEqual(["owner:Mária ", 'owner:"maria s" ']);
});

test("in the middle of a text the rest of it stays", () => {
  const text = "harbour sta photographs";
  const part = typedAt(text, "harbour sta".length);
  expect(part).toEqual({ name: null, value: "sta", isNot: false, from: 8 });
  expect(completed(text, 11, 8, "status:")).toEqual({ text: "harbour status: photographs", caret: 15 });
  expect(completed("status:fa  x", 9, 7, "failed")).toEqual({ text: "status:failed x", caret: 14 });
});

test.each([
  ["status:fa|iled x", "failed", "status:failed |x"],
  ["sta|tus:failed x", "status:", "status:|failed x"],
  ["sta|rt x", "status:", "status:| x"],
  ['owner:"ma|ria s" x', '"mario t"', 'owner:"mario t" |x'],
  ['owner:"ma| x', "maria", "owner:maria |x"],
  ['owner:"ma| x "exact words"', "maria", 'owner:maria |x "exact words"'],
])("in %s, %s replaces the whole term under the caret", (typed, words, becomes) => {
  const at = typed.indexOf("|");
  const text = typed.replace("|", "");
  const done = completed(text, at, typedAt(text, at)?.from ?? -1, words);
  expect(`${done.text.slice(0, done.caret)}|${done.text.slice(done.caret)}`).toBe(becomes);
});
