import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openPostgres } from "@/db/open-postgres";

/** What a server in that folder, or on a port, is sent first by a client of this address. */
async function firstPacket(addressOf: (folder: string) => string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "jobs-socket-"));
  const received: Buffer[] = [];
  const server = createServer((socket) => {
    socket
      .on("error", () => undefined)
      .once("data", (chunk) => {
        received.push(chunk);
        socket.destroy();
      });
  });
  await new Promise<void>((ready) => server.listen(join(folder, ".s.PGSQL.7432"), ready));
  onTestFinished(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });
  const wanted = { applicationName: "a test", statementTimeoutMs: 1000, onclose: () => undefined };
  const client = openPostgres(addressOf(folder), wanted);
  const sent = Promise.resolve(client.unsafe("select 1", [], { prepare: false }));
  await expect(sent).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
  client.destroy();
  return Buffer.concat(received).toString("latin1");
}

test("an address means to postgres what it means to pg: the folder of a Unix socket", async () => {
  const packet = await firstPacket((folder) => `postgres://ada@/console?host=${folder}&port=7432`);
  expect(packet.split("\0")).toEqual(expect.arrayContaining(["ada", "console", "a test"]));
  expect(packet).toContain("-c statement_timeout=1000");
});
