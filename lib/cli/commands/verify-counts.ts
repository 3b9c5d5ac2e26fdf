import type { Command } from "commander";
import { z } from "zod";
import { print, printJson } from "@/lib/cli/io/print";
import { CountsDiffer } from "@/lib/cli/session/exit-codes";
import { type Session, withSession } from "@/lib/cli/session/session";
import { formatCount, plural } from "@/lib/format";
import { verifyCounts, type WrongCount } from "@/lib/jobs/counts/verify-counts";

const options = z.object({ repair: z.boolean().default(false), json: z.boolean().default(false) });
/** Every job is read, and there may be very many. */
const STATEMENT_TIMEOUT_MS = 60 * 60_000;

/** `verify-counts`: counts all jobs and compares with the maintained counts. Administrators only. */
export function addVerifyCounts(program: Command) {
  const command = program
    .command("verify-counts")
    .description("count all jobs and compare with the maintained counts")
    .option("--repair", "correct wrong counts")
    .option("--json", 'print {"findings": […], "wrong": N, "repaired": N}');
  command.action(async () => {
    const { repair, json } = options.parse(command.opts());
    const verify = async ({ access }: Session) => {
      const { findings, wrong } = await verifyCounts(access, { repair });
      const repaired = repair ? wrong : 0;
      await (json ? printJson({ findings, wrong, repaired }) : print(report(findings, wrong, repair)));
      if (wrong > repaired) throw new CountsDiffer();
    };
    await withSession(command, verify, { statementTimeoutMs: STATEMENT_TIMEOUT_MS });
  });
}

function report(findings: WrongCount[], wrong: number, repair: boolean): string {
  const lines = findings.map(
    ({ whose, types, status, kept, counted }) =>
      `${owner(whose)}, ${typesOf(types)}, ${status.replaceAll("_", " ")}: ${formatCount(kept)} stored, ${formatCount(counted)} counted`,
  );
  const rest = wrong - findings.length;
  const end = `All jobs counted: ${plural(wrong, "wrong count")}${repair && wrong > 0 ? ", repaired" : ""}.`;
  return `${[...lines, ...(rest > 0 ? [`… and ${formatCount(rest)} more`] : []), end].join("\n")}\n`;
}

const owner = (whose: string) => (whose === "*" ? "everyone" : whose === "-" ? "no owner" : `user ${whose}`);

const typesOf = (types: string) =>
  types === "*" ? "all types" : types === "*imports" ? "imports" : `type ${types}`;
