import { expect, test } from "vitest";
import { parseNewJob } from "@/lib/producer/new-job";

const job = { type: "sync", name: "Nightly" };

test.each([
  [{ description: "x".repeat(2_001) }, "description: at most 2,000 characters."],
  [{ name: "x".repeat(256) }, "name: at most 255 characters."],
  [{ name: " " }, "name: give a name."],
  [{ type: "Sync" }, "type: a lower-case word of letters, digits and _, at most 50 long."],
])("a field at fault is named with its rule in a whole sentence: %o", (fault, message) => {
  expect(() => parseNewJob({ ...job, ...fault })).toThrow(expect.objectContaining({ message }));
});
