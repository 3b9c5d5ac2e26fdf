// Runs a TypeScript program of this repository: node scripts/run.mjs demo/main.ts. It is plain JavaScript without
// dependencies, because it installs them; and it is the same process as the program, so that signals reach the program.
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const NEEDED = [20, 9];

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  process.stderr.write(
    `Jobs Console needs Node.js ${NEEDED.join(".")} or newer; this is ${process.versions.node}. ` +
      "Newer ones are at https://nodejs.org/\n",
  );
  process.exit(1);
}

async function run(entry, args) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  process.chdir(root);
  // Imported only now, because an old Node could not even read it.
  const { ensureInstalled } = await import("./install.mjs");
  await ensureInstalled((line) => process.stdout.write(`${line}\n`));
  const { register } = await import("tsx/esm/api");
  register();
  const program = join(root, entry);
  process.argv = [process.execPath, program, ...args];
  await import(pathToFileURL(program).href);
}

requireNode();
run(process.argv[2], process.argv.slice(3)).catch((error) => {
  process.stderr.write(`${error?.isForPeople ? error.message : (error?.stack ?? error)}\n`);
  process.exit(1);
});
