import type { Command } from "commander";
import { z } from "zod";
import { print, printJson } from "@/lib/cli/io/print";
import { FoundWrong } from "@/lib/cli/session/exit-codes";
import { type Session, withSession } from "@/lib/cli/session/session";
import { verifyCounts, type WrongCount } from "@/lib/jobs/counts/verify-counts";
import { formatMessage } from "@/lib/texts/format-message";
import { countsTexts } from "@/texts/cli/counts";
import { optionsTexts } from "@/texts/cli/options";

const options = z.object({ repair: z.boolean().default(false), json: z.boolean().default(false) });
/** Every job is read, and there may be very many. */
const STATEMENT_TIMEOUT_MS = 60 * 60_000;

/** `verify-counts`: counts all jobs and compares with the maintained counts. Administrators only. */
export function addVerifyCounts(program: Command) {
  const command = program
    .command("verify-counts")
    .description(countsTexts.description)
    .option("--repair", countsTexts.repair)
    .option(
      "--json",
      formatMessage(optionsTexts.jsonShape, { shape: '{"findings": […], "wrong": N, "repaired": N}' }),
    );
  command.action(async () => {
    const { repair, json } = options.parse(command.opts());
    const verify = async ({ access }: Session) => {
      const { findings, wrong } = await verifyCounts(access, { repair });
      const repaired = repair ? wrong : 0;
      await (json ? printJson({ findings, wrong, repaired }) : print(report(findings, wrong, repair)));
      if (wrong > repaired) throw new FoundWrong();
    };
    await withSession(command, verify, { statementTimeoutMs: STATEMENT_TIMEOUT_MS });
  });
}

function report(findings: WrongCount[], wrong: number, repair: boolean): string {
  const rest = wrong - findings.length;
  const more = rest > 0 ? [formatMessage(countsTexts.more, { count: rest })] : [];
  const end = formatMessage(repair && wrong > 0 ? countsTexts.repaired : countsTexts.verified, { wrong });
  return `${[...findings.map(line), ...more, end].join("\n")}\n`;
}

const line = ({ whose, types, status, kept: stored, counted }: WrongCount): string =>
  formatMessage(countsTexts.wrong, {
    owner: owner(whose),
    types: typesOf(types),
    status: formatMessage(countsTexts.status, { status }),
    stored,
    counted,
  });

function owner(whose: string): string {
  if (whose === "*") return countsTexts.owners.all;
  return whose === "-" ? countsTexts.owners.none : formatMessage(countsTexts.owners.one, { id: whose });
}

function typesOf(types: string): string {
  if (types === "*") return countsTexts.types.all;
  return types === "*imports"
    ? countsTexts.types.imports
    : formatMessage(countsTexts.types.one, { type: types });
}
