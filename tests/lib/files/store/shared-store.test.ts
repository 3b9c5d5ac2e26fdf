import { spawnSync } from "node:child_process";
import { chmod, chown, mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, expect, test } from "vitest";
import { diskStore } from "@/lib/files/store/disk-store";

const UMASK = process.umask();
let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "jobs-console-shared-"));
});
afterEach(async () => {
  process.umask(UMASK);
  await rm(root, { recursive: true, force: true });
});

/** The modes of a written file and of its folder, in octal. */
async function modesUnder(umask: number) {
  process.umask(umask);
  const { key } = await diskStore(root).write(Readable.from([Buffer.from("x")]));
  const modeOf = async (path: string) => ((await stat(path)).mode & 0o7777).toString(8);
  return [await modeOf(join(root, dirname(key))), await modeOf(join(root, key))];
}

test.each([
  ["the usual umask", 0o700, 0o022, ["700", "600"]],
  ["a umask that lets the group write", 0o700, 0o002, ["770", "660"]],
  ["a umask that shuts out others", 0o700, 0o007, ["770", "660"]],
  ["a umask that shuts out all", 0o700, 0o077, ["700", "600"]],
  ["a folder of a group", 0o2770, 0o007, ["2770", "660"]],
  ["a folder of a group, which the umask lets read only", 0o2770, 0o027, ["2750", "640"]],
])("%s: what is made has these modes", async (_, folder, umask, modes) => {
  await chmod(root, folder);
  expect(await modesUnder(umask)).toEqual(modes);
});

test.runIf(process.getuid?.() === 0)(
  "what root stores in a folder of a group belongs to that group",
  async () => {
    await chown(root, 12_345, 12_345);
    await chmod(root, 0o2770);
    process.umask(0o002);
    const { key } = await diskStore(root).write(Readable.from([Buffer.from("x")]));
    for (const path of [join(root, key), dirname(join(root, key))])
      expect((await stat(path)).gid).toBe(12_345);
  },
);

const NOBODY = { uid: 65_534, gid: 65_534 };
const STORE = resolve("lib/files/store/disk-store.ts");
/** Another user must be able to read this clone. */
const canActAsOther = process.getuid?.() === 0 && spawnSync("test", ["-r", STORE], NOBODY).status === 0;

/** What a process of another user gets from the store: "done", or its error. */
function asOther(call: string): string {
  const script = `
    import { Readable } from "node:stream";
    import { diskStore } from ${JSON.stringify(STORE)};
    const store = diskStore(${JSON.stringify(root)});
    await ${call}.then(() => console.log("done"), ({ code, passes, message }) => console.log(code, passes, message));`;
  const args = ["--import", "tsx", "--input-type=module", "-e", script];
  return spawnSync(process.execPath, args, { ...NOBODY, encoding: "utf8" }).stdout.trim();
}

test.runIf(canActAsOther)(
  "a folder that another user made is told as that, by a try at start and by a write",
  async () => {
    await chmod(root, 0o777);
    for (let number = 0; number < 256; number++) {
      await mkdir(join(root, number.toString(16).padStart(2, "0")), { mode: 0o700 });
    }
    for (const call of ["store.probe()", 'store.write(Readable.from(["x"]))']) {
      expect(asOther(call)).toMatch(
        /^storage_unavailable false .*as the same user, or give their users one group/,
      );
    }
    await rm(root, { recursive: true });
    await mkdir(root);
    await chmod(root, 0o777);
    expect(asOther("store.probe()")).toBe("done");
  },
);
