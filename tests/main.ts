import { startVitest } from "vitest/node";

/** What npm test runs; "examples", which needs the interpreters of other languages, runs when it is named. */
const USUAL = ["unit", "database", "programs", "browser", "language"];

/**
 * npm test: runs every test, or those whose project or path is named, and closes with "N passed, N failed". The word
 * faults names the files *.faults.test.ts and *.faults.spec.ts.
 */
const [projects, filters] = split(process.argv.slice(2));
const vitest = await startVitest("test", filters, {
  run: true,
  watch: false,
  passWithNoTests: false,
  project: projects.length > 0 ? projects : USUAL,
});
await vitest.close();

const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
const notPassed = tests.filter((test) => test.result().state !== "passed");
const failed = notPassed.length;
const passed = tests.length - failed;
const brokenModules = vitest.state.getTestModules().filter((module) => module.errors().length > 0).length;
const unhandled = vitest.state.getUnhandledErrors().length;
// A set-up that breaks fails no test, and yet nothing was tested.
const broken = passed === 0 || process.exitCode ? 1 : 0;
const faults = Math.max(failed + brokenModules + unhandled, broken);
// Once more at the end, which is all that some logs keep.
for (const test of notPassed) {
  const [reason] = test.result().errors?.[0]?.message.split("\n") ?? [];
  process.stdout.write(
    `failed: ${test.module.relativeModuleId} > ${test.fullName}: ${reason ?? "not run"}\n`,
  );
}
process.stdout.write(`\n${passed} passed, ${faults} failed\n`);
process.exit(faults === 0 ? 0 : 1);

function split(words: string[]): [string[], string[]] {
  const isProject = (word: string) => [...USUAL, "examples"].includes(word);
  const paths = words.filter((word) => !isProject(word));
  return [words.filter(isProject), paths.map((word) => (word === "faults" ? ".faults." : word))];
}
