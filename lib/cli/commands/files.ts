import type { Command } from "commander";
import { z } from "zod";
import { type FindingsPrinter, findingsPrinter } from "@/lib/cli/io/findings-printer";
import { printError } from "@/lib/cli/io/stderr";
import { FaultsFound, sentenceOf } from "@/lib/cli/session/exit-codes";
import { type Session, withSession } from "@/lib/cli/session/session";
import { JobsError, StorageUnavailable } from "@/lib/errors";
import { findLeftOvers, type LeftOver } from "@/lib/files/verify/find-left-overs";
import { findWrongFiles } from "@/lib/files/verify/find-wrong-files";
import { sweepFiles } from "@/lib/files/verify/sweep-files";
import { formatMessage } from "@/lib/texts/format-message";
import { filesTexts } from "@/texts/cli/files";
import { optionsTexts } from "@/texts/cli/options";

const options = z.object({
  checksums: z.boolean().default(false),
  repair: z.boolean().default(false),
  json: z.boolean().default(false),
});

const JSON_SHAPE = '{"findings": […], "files": N, "open": N, "removed": N}';

/** `files verify`: compares the recorded files with the stored ones. Administrators only. */
export function addFileVerbs(program: Command) {
  const files = program.command("files").description(filesTexts.description);
  const verify = files
    .command("verify")
    .description(filesTexts.verify)
    .option("--checksums", filesTexts.checksums)
    .option("--repair", filesTexts.repair)
    .option("--json", formatMessage(optionsTexts.jsonShape, { shape: JSON_SHAPE }));
  verify.action(async () => {
    const given = options.parse(verify.opts());
    await withSession(verify, (session) => verifyFiles(session, given));
  });
}

async function verifyFiles({ access, store }: Session, given: z.output<typeof options>) {
  if (access.viewer.role !== "admin") {
    throw new JobsError("not_allowed", filesTexts.administratorsOnly);
  }
  const findings = findingsPrinter(given.json);
  const isSwept = await succeeds(() => sweepFiles(access.db, store));
  let files = 0;
  const onPage = (count: number) => {
    files += count;
  };
  for await (const wrong of findWrongFiles(access.db, store, { checksums: given.checksums, onPage })) {
    await findings.tell(wrong);
  }
  for await (const left of findLeftOvers(access.db, store)) await tellLeftOver(findings, left, given.repair);
  await findings.end(files);
  if (findings.open > 0 || !isSwept) throw new FaultsFound();
}

async function tellLeftOver(
  findings: FindingsPrinter,
  { remove, since, ...left }: LeftOver,
  repair: boolean,
) {
  const removed = repair && (await succeeds(remove));
  await findings.tell({ ...left, since: since.toISOString(), removed });
}

/** Whether the store did it. An error is printed, and the rest goes on. */
async function succeeds(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof StorageUnavailable)) throw error;
    printError(sentenceOf(error));
    return false;
  }
}
