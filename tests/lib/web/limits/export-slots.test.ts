import { expect, test } from "vitest";
import { TooManyExports } from "@/lib/errors";
import type { Viewer } from "@/lib/jobs/access";
import { takeExportSlot } from "@/lib/web/limits/export-slots";

const anna: Viewer = { role: "staff", id: "1", name: "anna" };
const ada: Viewer = { role: "admin", id: "2", name: "ada" };

test("a user has two exports at once, whatever others have, and another as soon as one ends", () => {
  const [first] = [takeExportSlot(anna), takeExportSlot(anna)];
  expect(() => takeExportSlot(anna)).toThrow(TooManyExports);
  const others = [takeExportSlot(ada), takeExportSlot(ada)];
  expect(() => takeExportSlot(ada)).toThrow(TooManyExports);
  first();
  const again = takeExportSlot(anna);
  expect(() => takeExportSlot(anna)).toThrow(TooManyExports);
  for (const end of [again, ...others]) end();
});

test("an export that is told twice that it ended gives back one slot", () => {
  const [first, second] = [takeExportSlot(ada), takeExportSlot(ada)];
  first();
  first();
  takeExportSlot(ada);
  expect(() => takeExportSlot(ada)).toThrow(TooManyExports);
  second();
});
