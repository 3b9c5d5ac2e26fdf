import { expect, test } from "vitest";
import { archiveName } from "@/lib/jobs/files/archive-name";

const LONGEST_ID = "9223372036854775807";

test.each([
  ["Chinese", "\u6e2f".repeat(100), "\u6e2f"],
  ["emoji", "\u{1f6a2}".repeat(100), "\u{1f6a2}"],
  ["letters that take more room composed", "\u0958".repeat(100), "\u0915\u093c"],
  ["a device", `con.${"\u6e2f".repeat(100)}`, "_con.\u6e2f"],
])("with a hundred characters, %s, the name still has the whole ID", (_, job, start) => {
  for (const id of ["17", LONGEST_ID]) {
    const name = archiveName(id, job);
    expect(name.startsWith(start)).toBe(true);
    expect(name.endsWith(` (job ${id}).zip`)).toBe(true);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(Buffer.byteLength(name)).toBeGreaterThan(240);
  }
});

test("a short name stays as it is", () => {
  expect(archiveName("17", "Import 2024/25")).toBe("Import 2024-25 (job 17).zip");
});
