import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { TooManyExports } from "@/lib/errors";
import { takeExportSlot } from "@/lib/web/limits/export-slots";
import { exportCsv } from "@/lib/web/response/export-csv";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();

test("an export that is one too many is refused before its jobs are counted", async () => {
  const { viewer, ...anna } = await database().asUser("anna");
  if (viewer.id === null) throw new Error("a user has an id");
  const access = {
    ...anna,
    viewer: { ...viewer, id: viewer.id },
    timeZone: "UTC",
    token: null,
    sessionId: null,
  };
  for (const end of [takeExportSlot(viewer), takeExportSlot(viewer)]) onTestFinished(end);
  const lock = new Client({ connectionString: database().url });
  await lock.connect();
  onTestFinished(() => lock.end());
  await lock.query("begin; lock table job in access exclusive mode");
  const request = new Request("http://localhost/jobs/export-csv?rejected=yes");
  await expect(exportCsv(access, request)).rejects.toThrow(TooManyExports);
});
