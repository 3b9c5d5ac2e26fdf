import type { Command } from "commander";
import { z } from "zod";
import { print, printJson } from "@/lib/cli/io/print";
import { block, table, utc } from "@/lib/cli/io/table";
import { withSession } from "@/lib/cli/session/session";
import { JobNotFound } from "@/lib/errors";
import { formatBytes, formatDuration } from "@/lib/format";
import { getJob } from "@/lib/jobs/get-job";
import { type JobDetail, jobTitle, ownerLabel } from "@/lib/jobs/job";
import { statusSentence } from "@/lib/jobs/rejections/rejected-label";
import { isInactive } from "@/lib/jobs/status";
import { countSubtasks } from "@/lib/jobs/subtasks/count-subtasks";
import type { SubtaskCounts } from "@/lib/jobs/subtasks/subtask";
import { formatJson } from "@/lib/json-text";
import { everyFile, filesTable } from "./show-files";
import { describeSubtasks, progressOfSubtasks, subtasksAsJson } from "./show-subtasks";

const options = z.object({ json: z.boolean().default(false) });

/** `show`: everything recorded about one job. */
export function addShow(program: Command) {
  const command = program
    .command("show")
    .description("show everything recorded about one job")
    .argument("<id>")
    .option("--json", "print it as JSON");
  command.action(async (id: string) => {
    const { json } = options.parse(command.opts());
    await withSession(command, async ({ access }) => {
      const job = await getJob(access, id);
      if (!job) throw new JobNotFound(id);
      const [files, counts] = [await everyFile(access, job.id), await countSubtasks(access, id)];
      if (json) return printJson({ ...job, files, ...(await subtasksAsJson(access, id, counts)) });
      return print(describe(job, counts) + filesTable(files) + (await describeSubtasks(access, id, counts)));
    });
  });
}

function describe(job: JobDetail, subtasks: SubtaskCounts): string {
  const texts: [string, string | null][] = [
    ["Error", job.status === "failed" ? job.errorMessage || "No message was reported." : null],
    ["Stack trace", job.stackTrace],
    ["Output", job.output === null ? null : (formatJson(job.output) ?? job.output)],
  ];
  return (
    table(facts(job, subtasks)) + texts.map(([heading, text]) => (text ? block(heading, text) : "")).join("")
  );
}

function facts(job: JobDetail, subtasks: SubtaskCounts): string[][] {
  const moment = (iso: string | null, missing: string) => (iso === null ? missing : `${utc(iso)} UTC`);
  const optional: [string, string | null][] = [
    ["Progress", progress(job) ?? progressOfSubtasks(subtasks)],
    ["Job run at", job.runAt],
    ["Linked object", linkedObject(job)],
    ["Result", result(job)],
  ];
  return [
    ["ID", job.id],
    ["Name", jobTitle(job)],
    ["Description", job.description || "None"],
    ["Type", job.type],
    ["Status", statusSentence(job).toLowerCase()],
    ["Created", moment(job.createdAt, "")],
    ["Start", moment(job.startedAt, withoutStart(job.status))],
    ["End", moment(job.finishedAt, "Still in progress")],
    ["Duration", job.durationSeconds === null ? "–" : formatDuration(job.durationSeconds)],
    ["Run by", ownerLabel(job)],
    ...optional.flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  ];
}

/** A completed job has run: only its start was not recorded. */
const withoutStart = (status: JobDetail["status"]): string =>
  status === "completed" ? "Not recorded" : isInactive(status) ? "Never started" : "Not started yet";

function progress({ progressDone, progressTotal, progressNote }: JobDetail): string | null {
  if (progressDone === null) return null;
  const total = progressTotal === null ? "" : ` of ${progressTotal}`;
  return `${progressDone}${total}${progressNote ? ` ${progressNote}` : ""}`;
}

function linkedObject({ objectId, objectLabel, objectClass, objectUrl }: JobDetail): string | null {
  if (objectId === null) return objectLabel && `${objectLabel} (no longer there)`;
  return [objectLabel || objectClass || "Record without a label", objectUrl].filter(Boolean).join(", ");
}

function result({ resultName, resultSize }: JobDetail): string | null {
  return resultName && `${resultName}, ${formatBytes(resultSize ?? 0)}`;
}
