import type { Command } from "commander";
import { z } from "zod";
import { print, printJson } from "@/lib/cli/io/print";
import { FoundWrong } from "@/lib/cli/session/exit-codes";
import { type Session, withSession } from "@/lib/cli/session/session";
import { type SearchVerification, verifySearch } from "@/lib/jobs/search/verify-search";
import { formatMessage } from "@/lib/texts/format-message";
import { optionsTexts } from "@/texts/cli/options";
import { searchTexts } from "@/texts/cli/search";

const options = z.object({ repair: z.boolean().default(false), json: z.boolean().default(false) });

/** `verify-search`: compares the search's index with all jobs. Administrators only. */
export function addVerifySearch(program: Command) {
  const command = program
    .command("verify-search")
    .description(searchTexts.description)
    .option("--repair", searchTexts.repair)
    .option(
      "--json",
      formatMessage(optionsTexts.jsonShape, {
        shape: '{"findings": […], "wrong": N, "repaired": N, "jobs": N}',
      }),
    );
  command.action(async () => {
    const { repair, json } = options.parse(command.opts());
    const verify = async ({ access }: Session) => {
      const verified = await verifySearch(access, { repair });
      const repaired = repair ? verified.wrong : 0;
      await (json ? printJson({ ...verified, repaired }) : print(report(verified, repair)));
      if (verified.wrong > repaired) throw new FoundWrong();
    };
    await withSession(command, verify);
  });
}

function report({ findings, wrong, jobs }: SearchVerification, repair: boolean): string {
  const lines = findings.map(({ jobId, fault }) => formatMessage(searchTexts.faults[fault], { job: jobId }));
  const rest = wrong - findings.length;
  const more = rest > 0 ? [formatMessage(searchTexts.more, { count: rest })] : [];
  const end = formatMessage(repair && wrong > 0 ? searchTexts.repaired : searchTexts.verified, {
    jobs,
    wrong,
  });
  return `${[...lines, ...more, end].join("\n")}\n`;
}
