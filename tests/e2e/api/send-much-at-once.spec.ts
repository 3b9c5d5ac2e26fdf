import { beforeAll, expect, test } from "vitest";
import { createJob } from "@/lib/producer";
import { testConsole } from "../../support/console";
import { makeToken } from "../../support/http/make-token";
import { openRaw, type RawConnection, rawRequest, statusOf } from "../../support/http/raw-socket";
import { growthDuring } from "../../support/watched-process";

const MIB = 1024 * 1024;
const REQUESTS = 60;
const UPLOADS = 8;

let hasty: string;
let calm: string;
let id: string;

const up = testConsole(
  async ({ database }) => {
    await database.asUser("ada", "admin");
    [hasty, calm] = [
      (await makeToken(database, "ada", "jobs:write")).authorization,
      (await makeToken(database, "ada", "jobs:write")).authorization,
    ];
    const job = await createJob(database.access, database.store, { type: "import", name: "Many" });
    await job.start();
    id = job.id;
  },
  { JOBS_BODY_MEMORY: String(64 * MIB), JOBS_UPLOADS_PER_TOKEN: String(UPLOADS) },
);

const headers = (authorization: string, type: string, size: number) => [
  "Host: localhost",
  `Authorization: ${authorization}`,
  `Content-Type: ${type}`,
  `Content-Length: ${size}`,
];
const statuses = (connections: RawConnection[]) => connections.map(({ text }) => statusOf(text()));
const count = (all: (number | null)[], status: number | null) => all.filter((one) => one === status).length;
const create = (authorization: string) =>
  fetch(`${up.site.address}/api/v1/jobs`, {
    method: "POST",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify({ type: "sync", name: "Nightly" }),
  });

// Its code is loaded: what the first request needs does not count below.
beforeAll(async () => void (await create(calm)));

test("one token's bodies whose last byte is held back take a bounded part of the memory, and nobody else's", async () => {
  const body = Buffer.alloc(5 * MIB, " ");
  const open: RawConnection[] = [];
  const growth = await growthDuring(up.site.pid, async () => {
    for (let sent = 0; sent < REQUESTS; sent++) {
      const head = rawRequest("POST /api/v1/jobs", headers(hasty, "application/json", body.length + 1));
      const connection = openRaw(up.site.address, head);
      connection.socket.write(body);
      open.push(connection);
    }
    // A token may have 16 MiB of the 64: three bodies of 5 MiB, which wait for their last byte.
    await expect.poll(() => count(statuses(open), 429), { timeout: 40_000 }).toBe(REQUESTS - 3);
    expect((await create(calm)).status).toBe(201);
    expect((await fetch(`${up.site.address}/healthz`)).status).toBe(200);
  });
  // All of them would be 300 MiB; the garbage of what was dropped counts too.
  expect(growth / MIB).toBeLessThan(200);
  const refused = open.find(({ text }) => statusOf(text()) === 429);
  expect(refused?.text()).toMatch(/retry-after: [1-9]/i);
  for (const { socket } of open) socket.destroy();
  await expect.poll(async () => (await create(hasty)).status).toBe(201);
});

test("one token's open uploads are counted, those of all tokens together, and each gives its place back", async () => {
  const upload = (authorization: string) => {
    const line = `POST /api/v1/jobs/${id}/files?kind=input&name=open.bin`;
    const head = rawRequest(line, headers(authorization, "application/octet-stream", 2));
    return openRaw(up.site.address, `${head}x`);
  };
  const many = Array.from({ length: UPLOADS * 2 }, () => upload(hasty));
  await expect.poll(() => count(statuses(many), 429)).toBe(UPLOADS);
  const others = await Promise.all([1, 2].map(() => makeToken(up.database, "ada", "jobs:write")));
  const ofOthers = others.flatMap(({ authorization }) =>
    Array.from({ length: UPLOADS }, () => upload(authorization)),
  );
  // One too many, whichever of them the server takes up last.
  const rivals = [...ofOthers, upload(calm)];
  await expect.poll(() => count(statuses(rivals), 503)).toBe(1);
  // The body comes after the status.
  await expect
    .poll(() => rivals.find(({ text }) => statusOf(text()) === 503)?.text())
    .toContain('"code":"busy"');
  expect(count(statuses(rivals), null)).toBe(UPLOADS * 2);
  for (const { socket } of [...many, ...rivals]) socket.write("y");
  await expect.poll(() => count(statuses([...many, ...rivals]), 201)).toBe(UPLOADS * 3);
  const again = upload(hasty);
  again.socket.write("y");
  await expect.poll(() => statusOf(again.text())).toBe(201);
});
