import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { expect, test, vi } from "vitest";
import { testDatabase } from "@/tests/support/database";
import { findPort } from "@/tests/support/free-port";
import { leadingTo, spawnCli, startCli, words } from "../call-cli";

const database = testDatabase();
const ran = ["--", "sh", "-c", "echo ran; exit 7"];
const WARNING = /^The command runs, but is not recorded: [^\n]+\n$/;

/** A door to the test's database that can be shut, with all who are inside. */
async function openDoor() {
  const behind = new URL(database().url);
  const target = new URL(behind);
  const inside = new Set<Socket>();
  const server = createServer((socket) => {
    const upstream = connect(Number(behind.port), behind.hostname);
    for (const end of [socket, upstream]) {
      inside.add(end);
      end.on("error", () => undefined);
    }
    socket.pipe(upstream).pipe(socket);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  target.host = `127.0.0.1:${port}`;
  const shut = () => {
    server.close();
    for (const socket of inside) socket.destroy();
  };
  return { url: target.href, shut };
}

test("the command runs with its own exit code where no job can be recorded, and a warning says why", async () => {
  const { dataDir, url } = database();
  const closed = `postgres://jobs:secret@127.0.0.1:${await findPort()}/jobs`;
  const job = words`run --type import --name x`;
  const answers = await Promise.all([
    spawnCli({ dataDir, url: closed }, [...job, ...ran]),
    spawnCli({ dataDir, url: "" }, [...job, ...ran]),
    spawnCli({ dataDir, url }, [...words`run --type ${"Bad type"} --name x`, ...ran]),
    spawnCli({ dataDir, url }, [...job, "--owner", "nobody", ...ran]),
  ]);
  for (const { code, stdout, stderr } of answers) {
    expect([code, stdout]).toEqual([7, "ran\n"]);
    expect(stderr).toMatch(WARNING);
    expect(stderr).not.toContain("secret");
  }
  expect(await database().sql("select id from job")).toEqual([]);
});

test("a database that goes away in the middle changes nothing for the command", async () => {
  const door = await openDoor();
  const { dataDir } = database();
  const script =
    'process.on("SIGUSR1", () => process.exit(9)); setInterval(() => {}, 1000); console.log(process.pid);';
  const run = words`run --type import --name orphaned -- ${process.execPath} -e ${script}`;
  const { ended, says, child } = startCli(leadingTo({ url: door.url, dataDir }), run);
  let pid = 0;
  child.stdout?.on("data", (text: string) => {
    pid = Number(text);
  });
  await says("\n");
  const statuses = () => database().sql("select status from job");
  await vi.waitFor(async () => expect(await statuses()).toEqual([{ status: "running" }]), {
    timeout: 60_000,
  });
  door.shut();
  process.kill(pid, "SIGUSR1");
  const { code, stderr } = await ended;
  expect(code).toBe(9);
  expect(stderr).toBe("The end of the command is not recorded: the database did not answer.\n");
  expect(await statuses()).toEqual([{ status: "running" }]);
});
