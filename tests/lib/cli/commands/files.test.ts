import { mkdir, readFile, rm, symlink, truncate, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { beforeAll, expect, test } from "vitest";
import { createJob } from "@/lib/producer";
import { openTestDatabase, type TestDatabase, testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { callCli, endOf, MAIN, spawnCli, stdoutOf, words } from "../call-cli";

const database = testDatabase();
const call = (...args: string[]) => callCli(database(), args);
const LONG_AGO = new Date("2020-01-01");

let folder = "";
beforeAll(async () => {
  folder = join(database().dataDir, "given");
  await mkdir(folder);
  await writeFile(join(folder, "rows.csv"), "a,b\n1,2\n");
});

async function withDatabase(use: (database: TestDatabase) => Promise<void>) {
  const opened = await openTestDatabase();
  try {
    await use(opened);
  } finally {
    await opened.close();
  }
}

test("file stores a file, from a path or from stdin, and prints its id", async () => {
  const id = await insertJob(database(), { status: "running" });
  const [path, piped] = await Promise.all([
    call("file", id, join(folder, "rows.csv"), "--kind", "input"),
    callCli(
      database(),
      words`file ${id} - --name ${"räk 表.bin"} --media-type application/x-thing --result`,
      { input: Buffer.alloc(300_000, 7) },
    ),
  ]);
  const columns = "id::text || e'\\n' as printed, kind, name, size::int, media_type";
  const rows = await database().sql(`select ${columns} from job_file where job_id = $1 order by size`, [id]);
  expect(rows).toEqual([
    { printed: stdoutOf(path), kind: "input", name: "rows.csv", size: 8, media_type: "text/csv" },
    {
      printed: stdoutOf(piped),
      kind: "output",
      name: "räk 表.bin",
      size: 300_000,
      media_type: "application/x-thing",
    },
  ]);
  const [row] = await database().sql("select result_file_id || e'\\n' as printed from job where id = $1", [
    id,
  ]);
  expect(row?.printed).toBe(stdoutOf(piped));
});

test("what file can't take answers in one sentence, by the exit code for it, and stores nothing", async () => {
  const [id, ended] = [
    await insertJob(database(), { status: "running" }),
    await insertJob(database(), { status: "failed" }),
  ];
  const rows = join(folder, "rows.csv");
  for (const [args, exitCode, sentence] of [
    [words`file ${id} ${join(folder, "missing")}`, 2, /^path: ENOENT.*missing/],
    [words`file ${id} ${folder}`, 2, /^path: .* is a folder\.$/],
    [words`file ${id} -`, 2, /^name: /],
    [words`file ${id} ${rows} --kind secret`, 2, /^kind: give input, output or error_report\.$/],
    [words`file ${id} ${rows} --media-type text`, 2, /^mediaType: /],
    [words`file 999999 ${rows}`, 3, /^There is no job 999999\.$/],
    [words`file abc ${rows}`, 3, /^There is no job abc\.$/],
    [words`file ${ended} ${rows}`, 4, /^Job \d+ is failed: “rows.csv” can't be added\.$/],
  ] as const) {
    expect(await endOf(database(), [...args])).toEqual({
      exitCode,
      sentence: expect.stringMatching(sentence),
    });
  }
  expect(await database().sql("select from job_file where job_id = any($1)", [[id, ended]])).toEqual([]);
});

test("a disk that is full in the middle of a file is told as such, and nothing of the file is left", async () =>
  withDatabase(async (opened) => {
    const id = await insertJob(opened, { status: "running" });
    const large = join(opened.dataDir, "large.bin");
    await writeFile(large, "");
    await truncate(large, 40_000_000);
    // A limit of the system's own: writing fails at 8 MB, as on a disk that has no more room.
    const program = `trap '' XFSZ; ulimit -f 16000; exec "$@"`;
    const ended = await spawnCli(opened, ["file", id, large], {
      program: ["sh", "-c", program, "sh", ...MAIN],
    });
    expect(ended).toEqual({ code: 5, stdout: "", stderr: "The file could not be stored.\n" });
    for await (const left of opened.store.list()) expect(left).toBeNull();
    for await (const left of opened.store.listUnfinished()) expect(left).toBeNull();
    expect(await opened.sql("select from job_file")).toEqual([]);
  }));

test("files verify finds what is gone, changed or left over; repairs what may go; and says so by its exit code", () =>
  withDatabase(async (opened) => {
    const { access, store, dataDir } = opened;
    const job = await createJob(access, store, { type: "import", name: "Files" });
    const pathOf = (key: string) => join(dataDir, "files", key);
    const record = async (name: string) => {
      const { id } = await job.file("output", name, "content");
      const [row] = await opened.sql("select store_key from job_file where id = $1", [id]);
      return { id, path: pathOf(String(row?.store_key)) };
    };
    const verify = (...args: string[]) => callCli(opened, ["files", "verify", ...args]);
    await record("well.txt");
    expect(await verify()).toEqual({
      code: 0,
      stdout: "1 recorded file compared: 0 problems.\n",
      stderr: "",
    });

    const [gone, cut, other, linked] = [
      await record("gone.txt"),
      await record("cut.txt"),
      await record("other\u001b[2J.txt"),
      await record("linked.txt"),
    ];
    await rm(gone.path);
    await truncate(cut.path, 3);
    await writeFile(other.path, "CONTENT");
    await rm(linked.path);
    await symlink("/etc/passwd", linked.path);
    const [poisoned] = await opened.sql(
      `insert into job_file (job_id, kind, name, size, sha256, media_type, store_key)
       values ($1, 'output', 'poisoned', 1, repeat('a', 64), 'text/plain', '../../etc/passwd') returning id::text`,
      [job.id],
    );
    const { key: young } = await store.write(Readable.from(["young"]));
    const { key: old } = await store.write(Readable.from(["old"]));
    const { key: awaited } = await store.write(Readable.from(["awaited"]));
    await opened.sql("insert into file_to_delete values ($1)", [awaited]);
    const unfinished = `${pathOf(old)}.part`;
    const foreign = join(dirname(unfinished), "notes.txt");
    for (const path of [unfinished, foreign]) await writeFile(path, "half");
    for (const path of [pathOf(old), pathOf(awaited), unfinished, foreign])
      await utimes(path, LONG_AGO, LONG_AGO);

    const wrong = [
      { fault: "gone", jobId: job.id, fileId: gone.id, name: "gone.txt" },
      { fault: "other size", jobId: job.id, fileId: cut.id, name: "cut.txt" },
      { fault: "gone", jobId: job.id, fileId: linked.id, name: "linked.txt" },
      { fault: "gone", jobId: job.id, fileId: poisoned?.id, name: "poisoned" },
    ];
    const left = (removed: boolean) => [
      { fault: "without a record", stored: old, since: LONG_AGO.toISOString(), removed },
      { fault: "unfinished", stored: `${old}.part`, since: LONG_AGO.toISOString(), removed },
    ];
    const found = await verify("--json");
    expect(found).toMatchObject({ code: 7, stderr: "" });
    expect(JSON.parse(found.stdout)).toEqual({
      findings: [...wrong, ...left(false)],
      files: 6,
      open: 6,
      removed: 0,
    });
    // It waited to be deleted, and is.
    expect(await store.open(awaited)).toBeNull();

    const repaired = await verify("--repair", "--checksums");
    expect(repaired).toEqual({
      code: 7,
      stderr: "",
      stdout: `${[
        `missing: file ${gone.id} of job ${job.id}, “gone.txt”`,
        `other size: file ${cut.id} of job ${job.id}, “cut.txt”`,
        `other content: file ${other.id} of job ${job.id}, “other[2J.txt”`,
        `missing: file ${linked.id} of job ${job.id}, “linked.txt”`,
        `missing: file ${poisoned?.id} of job ${job.id}, “poisoned”`,
        `without a record: ${old}, since ${LONG_AGO.toISOString()}, deleted`,
        `unfinished: ${old}.part, since ${LONG_AGO.toISOString()}, deleted`,
        "6 recorded files compared: 5 problems, 2 deleted.",
      ].join("\n")}\n`,
    });
    expect(await store.open(old)).toBeNull();
    (await store.open(young))?.stream.destroy();
    expect(await readFile(foreign, "utf8")).toBe("half");

    await opened.sql("delete from job where id = $1", [job.id]);
    expect(await verify("--json")).toEqual({
      code: 0,
      stderr: "",
      stdout: '{"findings": [\n\n], "files":0,"open":0,"removed":0}\n',
    });
  }));

test("files verify does not take a store that is away for one that has lost its files", () =>
  withDatabase(async (opened) => {
    const job = await createJob(opened.access, opened.store, { type: "import", name: "Files" });
    await job.file("output", "a.txt", "content");
    await rm(join(opened.dataDir, "files"), { recursive: true });
    const { code, stdout, stderr } = await callCli(opened, ["files", "verify", "--repair"]);
    expect({ code, stdout, stderr }).toEqual({
      code: 5,
      stdout: "",
      stderr: "The file could not be read.\n",
    });
  }));

test("staff do not compare all files", async () => {
  await database().asUser("sven");
  expect(await endOf(database(), words`--as sven files verify`)).toMatchObject({ exitCode: 6 });
});
