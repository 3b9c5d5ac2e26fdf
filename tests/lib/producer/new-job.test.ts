import { expect, test } from "vitest";
import { parseNewJob } from "@/lib/producer/new-job";

const job = { type: "sync", name: "Nightly" };

test.each([
  ["description: at most 2,000 characters.", { description: "x".repeat(2_001) }],
  ["name: at most 255 characters.", { name: "x".repeat(256) }],
  ["name: give a name.", { name: " " }],
  ["type: a lower-case word of letters, digits and _, at most 50 long.", { type: "Sync" }],
])("a field at fault is named with its rule in a whole sentence: %s", (message, fault) => {
  expect(() => parseNewJob({ ...job, ...fault })).toThrow(expect.objectContaining({ message }));
});
