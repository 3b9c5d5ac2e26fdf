// Installs what package-lock.json names, unless it is installed. Plain JavaScript: run.mjs says why.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { oneAtATime } from "../lib/serve/one-at-a-time.mjs";

const GRACE_MS = 2_000;

/** Runs `npm ci` when node_modules is missing, incomplete, outdated, or made for another kind of machine. */
export async function ensureInstalled(say) {
  if (isInstalled()) return;
  await oneAtATime("installation", say, async (lend) => {
    if (isInstalled()) return;
    say("Installing the packages that package-lock.json names (npm ci, about half a minute)");
    await npmCi(lend);
  });
}

/** npm writes its own list last, so a list that agrees means that the installation was finished. */
function isInstalled() {
  const wanted = readPackages("package-lock.json");
  const present = readPackages(join("node_modules", ".package-lock.json"));
  if (!(wanted && present)) return false;
  return (
    Object.keys(wanted).every((path) => path === "" || agrees(wanted[path], present[path])) &&
    Object.keys(present).every((path) => isForThisMachine(present[path]) && existsSync(path))
  );
}

function agrees(wanted, present) {
  // An optional package is installed only where it can run.
  if (!present) return Boolean(wanted.optional || wanted.devOptional);
  return wanted.version === present.version && wanted.integrity === present.integrity;
}

const isForThisMachine = ({ os, cpu }) => allows(os, process.platform) && allows(cpu, process.arch);
const allows = (list, word) => !list || list.includes(word) || list.some((other) => other.startsWith("!"));

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return null;
  }
}

/** An error that people see without a stack trace. */
const sentence = (text) => Object.assign(new Error(text), { isForPeople: true });

function npmCi(lend) {
  return new Promise((done, failed) => {
    const onWindows = process.platform === "win32";
    const npm = spawn("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"], {
      stdio: ["ignore", "inherit", "inherit"],
      shell: onWindows,
    });
    if (npm.pid) lend(npm.pid);
    let stoppedBy;
    const stop = (signal) => {
      stoppedBy = signal;
      npm.kill(signal);
      // On the signal alone npm would finish unpacking, for half a minute, and then undo it all. What it leaves does no
      // harm.
      setTimeout(() => npm.kill("SIGKILL"), GRACE_MS).unref();
    };
    process.on("SIGINT", stop).on("SIGTERM", stop);
    const settle = (fault) => {
      process.off("SIGINT", stop).off("SIGTERM", stop);
      if (stoppedBy) failed(sentence("Stopped while installing. The next start begins anew."));
      else if (fault) failed(sentence(fault));
      else done();
    };
    npm.once("error", (error) => settle(`npm could not be run: ${error.message}`));
    npm.once("exit", (code) => settle(code === 0 ? null : "npm ci failed. See its messages above."));
  });
}
