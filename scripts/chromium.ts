import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Browser, chromium, type LaunchOptions } from "playwright-core";
import { inheritedVariables } from "@/lib/env";

const HOME = resolve(".build/chromium");
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Chromium, with the libraries and fonts of its npm package, unpacked. */
export interface UnpackedChromium {
  executable: string;
  libraries: string;
  fonts: string;
}

/** Unpacks the browser once. It has another name until it is whole, because a run may be cut off half-way. */
export function unpackChromium(): UnpackedChromium {
  if (!existsSync(HOME)) {
    mkdirSync(".build", { recursive: true });
    const workshop = mkdtempSync(resolve(".build/chromium-"));
    unpackInto(workshop);
    try {
      renameSync(workshop, HOME);
    } catch {
      // Another run was faster.
      rmSync(workshop, { recursive: true, force: true });
    }
  }
  return {
    executable: join(HOME, "chromium"),
    libraries: join(HOME, "al2023", "lib"),
    fonts: configureFonts(),
  };
}

export function launchChromium(
  { executable, libraries, fonts }: UnpackedChromium,
  options: LaunchOptions = {},
): Promise<Browser> {
  const { LD_LIBRARY_PATH, ...variables } = inheritedVariables();
  return chromium.launch({
    ...options,
    executablePath: executable,
    args: [...FLAGS, ...(options.args ?? [])],
    env: {
      ...definedOf(variables),
      LD_LIBRARY_PATH: [libraries, LD_LIBRARY_PATH].filter(Boolean).join(":"),
      FONTCONFIG_FILE: fonts,
      // Without a locale, it names a file in other letters than these "download".
      LC_ALL: "C.UTF-8",
    },
  });
}

/** The package unpacks into TMPDIR, and its libraries only where it believes that it runs on AWS Lambda. */
function unpackInto(folder: string) {
  const unpack = 'import chromium from "@sparticuz/chromium"; await chromium.executablePath();';
  execFileSync(process.execPath, ["--input-type=module", "--eval", unpack], {
    env: { ...inheritedVariables(), TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" },
  });
}

/**
 * Uses the package's fonts and no others, so that a page looks the same on every machine. The package's own
 * configuration looks below /tmp; without any font, form fields make the browser end. It is written again each time,
 * because it names the folder, which may have moved.
 */
function configureFonts(): string {
  const file = join(HOME, "fonts.conf");
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(
    unfinished,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(HOME, "fonts", "fonts")}</dir>
  <cachedir>${join(HOME, "font-cache")}</cachedir>
</fontconfig>
`,
  );
  renameSync(unfinished, file);
  return file;
}

function definedOf(variables: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
}
