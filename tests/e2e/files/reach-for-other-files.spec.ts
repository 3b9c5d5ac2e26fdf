import { execFileSync } from "node:child_process";
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { testConsole } from "../../support/console";
import { requestRaw } from "../../support/http/raw-request";
import { userWithId } from "../../support/http/user-with-id";
import { insertJob } from "../../support/jobs/job-factory";
import { insertJobFile, type TestFile } from "../../support/jobs/job-file-factory";

const SECRET = "root:x:0:0";

let anna: string;
let ada: string;
let file: TestFile;
let others: TestFile;

const up = testConsole(async ({ site, database }) => {
  const owner = await userWithId({ site, database }, "anna");
  anna = owner.cookie;
  ada = await site.userWithCookie("ada", "admin");
  const jobId = await insertJob(database, { owner, status: "completed" });
  file = await insertJobFile(database, { jobId, content: "Anna's" });
  others = await insertJobFile(database, { content: "not Anna's" });
});

const ask = (path: string, cookie: string, headers: Record<string, string> = {}) =>
  requestRaw(up.site.address, path, { headers: { cookie, ...headers } });

/** Ways to write a step up, or another place, into one segment of a path. */
const STEPS = [
  ...[
    "..",
    "../",
    "..\\",
    "%2e%2e",
    "%2e%2e%2f",
    "%2E%2E%2F",
    "..%2f",
    "%2e%2e/",
    ".%2e/",
    "..%5c",
    "%2e%2e%5c",
  ],
  ...["..%c0%af", "..%ef%bc%8f", "%u002e%u002e%u2215", "..;/", "..%00/", "..%09", "..%0d%0a"],
  ...["%252e%252e%252f", "..%252f", "%252e%252e/", "%252e%252e%255c", "%25252e%25252e%25252f"],
];

/** Names in place of an id: what a path, a number parser or a database might take for something else. */
const NAMES = (id: string) => [
  ...STEPS.flatMap((step) => [`${step}etc%2fpasswd`, `${step.repeat(6)}etc/passwd`, `${step}${id}`]),
  ...[
    "%2fetc%2fpasswd",
    "%2Fetc%2Fpasswd",
    "//etc/passwd",
    "%5cetc%5cpasswd",
    "C:%5cboot.ini",
    "file:%2f%2f%2fetc",
  ],
  ...[
    `${id}.`,
    `${id}...`,
    `${id}%2e`,
    `${id}%20`,
    `%20${id}`,
    `${id}%00`,
    `${id}%00.txt`,
    `%00${id}`,
    `${id};x`,
  ],
  ...[
    `0${id}`,
    `+${id}`,
    `-${id}`,
    `${id}e0`,
    `${id}.0`,
    `0x${id}`,
    `${id}n`,
    `${id},1`,
    `${id}%0a`,
    `${id}%2f..`,
  ],
  ...["NaN", "null", "undefined", "true", "1%20or%201=1", "[1]", "%7b%7d", "9223372036854775808", "%D9%A3"],
];

test("no spelling of a path in the place of an id leads to a file", async () => {
  const { jobId, id } = file;
  const names = [
    ...NAMES(id).map((name) => `/jobs/show/${jobId}/files/${name}`),
    ...NAMES(jobId).map((name) => `/jobs/show/${name}/files/${id}`),
  ];
  // Plain dots a server resolves: to a file that Anna may see as little as before, and an administrator may.
  const steps = STEPS.flatMap((step) => [
    `/jobs/show/${jobId}/files/${id}/${step}/${others.id}`,
    `/jobs/show/${jobId}/${step}/${others.jobId}/files/${others.id}`,
  ]);
  for (const [cookie, paths] of [
    [anna, [...names, ...steps]],
    [ada, names],
  ] as const) {
    for (const path of paths) {
      const { status, headers, body } = await ask(path, cookie);
      // A path that is cleaned up leads on to the clean one, never to bytes.
      expect([301, 307, 308, 400, 404], path).toContain(status);
      expect(body.toString(), path).not.toContain(SECRET);
      expect(headers, path).not.toHaveProperty("content-disposition");
    }
  }
  expect((await ask(file.path, anna)).body.toString()).toBe("Anna's");
});

test("the words of the path in other letters are another path, or as safe as this one", async () => {
  const { jobId, id } = file;
  for (const path of [
    `/JOBS/SHOW/${jobId}/FILES/${id}`,
    `/jobs/show/${jobId}/Files/${id}`,
    `/jobs/show/${jobId}/%66iles/${id}`,
    `/%6aobs/show/${jobId}/files/${id}`,
    `/jobs/%73how/${jobId}/files/${id}`,
    `/jobs/show/${jobId}/files/%3${id[0]}${id.slice(1)}`,
    `/jobs/show/./${jobId}/files/${id}`,
    `/jobs//show/${jobId}/files/${id}`,
    `/jobs/show/${jobId}//files/${id}`,
    `//jobs/show/${jobId}/files/${id}`,
    `/jobs/show/${jobId}/files/${id}/`,
    `/jobs/show/${jobId}/files/${id}.rsc`,
    `/jobs/show/x/../${jobId}/files/${id}`,
    `http://elsewhere.example/jobs/show/${jobId}/files/${id}`,
  ]) {
    const { status, headers } = await ask(path, anna);
    expect([200, 301, 307, 308, 400, 404], path).toContain(status);
    if (status !== 200) continue;
    expect(headers["content-security-policy"], path).toBe("sandbox; default-src 'none'");
    expect(headers["content-disposition"], path).toMatch(/^attachment;/);
  }
});

test("another's file, another job's file and one that never was are the same 404", async () => {
  const shown = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await ask(path, anna, headers);
    const { date: _, "content-security-policy": policy, ...rest } = answer.headers;
    const masked = String(policy).replace(/nonce-[0-9a-f]{32}/, "NONCE");
    return { status: answer.status, headers: rest, policy: masked, body: answer.body.toString() };
  };
  const never = `/jobs/show/${file.jobId}/files/999999`;
  for (const headers of [
    {},
    { "sec-fetch-mode": "navigate" },
    { range: "bytes=0-0" },
    { "if-none-match": "*" },
  ]) {
    const missing = await shown(never, headers);
    expect(missing.status).toBe(404);
    for (const path of [
      others.path,
      `${others.path}?bom=1`,
      `/jobs/show/${file.jobId}/files/${others.id}`,
      `/jobs/show/${others.jobId}/files/${file.id}`,
      `/jobs/show/999999/files/${file.id}`,
    ]) {
      expect(await shown(path, headers), path).toEqual(missing);
    }
  }
  for (const method of ["GET", "HEAD"]) {
    expect((await requestRaw(up.site.address, file.path, { method })).status).toBe(401);
  }
});

test("a method that is none of reading is refused with those that are", async () => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    for (const path of [file.path, "/jobs/export-csv"]) {
      const { status, headers, body } = await requestRaw(up.site.address, path, {
        method,
        headers: { cookie: anna },
      });
      expect([method, status, headers.allow, body.length]).toEqual([method, 405, "GET, HEAD, OPTIONS", 0]);
    }
  }
  expect((await ask(file.path, anna)).status).toBe(200);
});

/** A key of the shape that the store makes itself. */
const OURS = "ab/abababab-abab-4bab-8bab-ababababab";

let outside: string;
beforeAll(async () => {
  const { dataDir } = up.database;
  outside = join(dataDir, "secret");
  await writeFile(outside, SECRET);
  await mkdir(join(dataDir, "files", "ab"), { recursive: true });
  await mkdir(join(dataDir, "files-of-another", "ab"), { recursive: true });
  await writeFile(join(dataDir, "files-of-another", `${OURS}01`), SECRET);
});

test.each([
  ["an absolute path", () => outside],
  ["a path out of the store", () => "../secret"],
  ["a path out of it by way of it", () => "ab/../../secret"],
  ["a folder beside it whose name begins like its own", () => `../files-of-another/${OURS}01`],
  ["an encoded path", () => "..%2fsecret"],
  ["a path with a NUL's escape", () => "../secret%00"],
  ["the other separator", () => "..\\secret"],
  ["an address", () => "file:///etc/passwd"],
  ["nothing", () => ""],
  ["the store itself", () => "."],
])("a row whose key is %s gives nothing away", async (_, key) => {
  await requireNothing(await insertJobFile(up.database, { content: SECRET, storeKey: key() }));
});

test.each([
  ["a link", (place: string) => symlink(outside, place)],
  ["a link to nothing", (place: string) => symlink("nowhere", place)],
  ["a FIFO", async (place: string) => void execFileSync("mkfifo", [place])],
  ["a folder", (place: string) => mkdir(place)],
])("%s in the place of a file is no file", async (_, make) => {
  const made = await insertJobFile(up.database, { content: SECRET });
  await rm(made.place);
  await make(made.place);
  await requireNothing(made);
});

test("a folder that is a link out of the store leads nowhere", async () => {
  const made = await insertJobFile(up.database, { content: SECRET });
  const folder = dirname(made.place);
  await rm(folder, { recursive: true });
  await mkdir(join(up.database.dataDir, "elsewhere"));
  await writeFile(join(up.database.dataDir, "elsewhere", made.place.slice(folder.length + 1)), SECRET);
  await symlink(join(up.database.dataDir, "elsewhere"), folder);
  await requireNothing(made);
  await rm(folder);
});

async function requireNothing({ path }: TestFile) {
  for (const headers of [{}, { range: "bytes=0-3" }, { "sec-fetch-mode": "navigate" }]) {
    const answer = await ask(path, ada, headers);
    expect([404, 503]).toContain(answer.status);
    expect(answer.headers).not.toHaveProperty("content-disposition");
    const words = answer.body.toString();
    expect(words).not.toContain(SECRET);
    expect(words).not.toContain(up.database.dataDir);
  }
}
