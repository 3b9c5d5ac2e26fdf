import { rm, writeFile } from "node:fs/promises";
import { prepareBuildDir } from "@/lib/serve/build-dir";
import { runBuild } from "@/lib/serve/run-build";
import { life } from "../build";
import { writeAccentedTexts } from "./accented";

export const ACCENTED_BUILD_DIR = ".build/accented";
const TEXTS = ".build/accented-texts";

/** Builds the application with an accented catalogue, as it would be built with another language's. */
export default async function buildAccented() {
  await rm(TEXTS, { recursive: true, force: true });
  await writeAccentedTexts(TEXTS);
  await prepareBuildDir(ACCENTED_BUILD_DIR);
  const paths = { "@/texts/*": ["./accented-texts/*"], "@/*": ["../*"] };
  await writeFile(
    `${ACCENTED_BUILD_DIR}.tsconfig.json`,
    JSON.stringify({ extends: "../tsconfig.json", compilerOptions: { paths } }),
  );
  process.stdout.write("Building the web server with accented texts (next build, about a minute)\n");
  await runBuild({ life, stdout: "ignore", variables: { JOBS_BUILD_DIR: ACCENTED_BUILD_DIR } });
}
