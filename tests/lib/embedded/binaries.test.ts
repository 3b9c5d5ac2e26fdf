import { access } from "node:fs/promises";
import { expect, test } from "vitest";
import { findBinaries } from "@/lib/embedded/binaries";

test("PostgreSQL's programs are found on this machine", async () => {
  for (const path of Object.values(await findBinaries())) await access(path);
});

test("where there are none, the message says what to do", async () => {
  await expect(findBinaries({ platform: "sunos", arch: "x64" })).rejects.toThrow(
    'The embedded PostgreSQL is not installed. Run "npm ci"',
  );
});
