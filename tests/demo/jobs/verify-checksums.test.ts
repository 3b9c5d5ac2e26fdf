import { expect, test } from "vitest";
import { readData, readDatasets } from "@/demo/data/dataset";
import { gitBlobHash } from "@/demo/jobs/verify-checksums";

test("a file's checksum is the one that Git would give it", () => {
  expect(gitBlobHash(Buffer.from("what is up, doc?"))).toBe("bd9dbf5aae1a3862dd1526723246b20206e5fc37");
});

test("the airport table is as its package states", async () => {
  const stated = (await readDatasets()).find(({ file }) => file === "airports.csv")?.gitHash;
  expect(gitBlobHash(await readData("airports.csv"))).toBe(stated);
});
