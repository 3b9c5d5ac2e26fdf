import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { inheritedVariables } from "@/lib/env";

const HOME = resolve(".build/chromium");

declare module "vitest" {
  interface ProvidedContext {
    /** Chromium and the libraries and fonts that it brings, unpacked from its npm package. */
    chromium: { executable: string; libraries: string; fonts: string };
  }
}

/** Unpacks the browser once. Under another name until it is whole: a run may be cut off half-way. */
export default function setUp(project: TestProject) {
  if (!existsSync(HOME)) {
    mkdirSync(".build", { recursive: true });
    const workshop = mkdtempSync(resolve(".build/chromium-"));
    unpackInto(workshop);
    writeFileSync(join(workshop, "fonts.conf"), fontConfiguration());
    try {
      renameSync(workshop, HOME);
    } catch {
      // Another run was first.
      rmSync(workshop, { recursive: true, force: true });
    }
  }
  project.provide("chromium", {
    executable: join(HOME, "chromium"),
    libraries: join(HOME, "al2023", "lib"),
    fonts: join(HOME, "fonts.conf"),
  });
}

/** The package unpacks into TMPDIR, its libraries only where it believes itself on a Lambda. */
function unpackInto(folder: string) {
  const unpack = 'import chromium from "@sparticuz/chromium"; await chromium.executablePath();';
  execFileSync(process.execPath, ["--input-type=module", "--eval", unpack], {
    env: { ...inheritedVariables(), TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" },
  });
}

/** The package's own configuration looks below /tmp; without any font, form fields end the browser. */
const fontConfiguration = () =>
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(HOME, "fonts", "fonts")}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(HOME, "font-cache")}</cachedir>
</fontconfig>
`;
