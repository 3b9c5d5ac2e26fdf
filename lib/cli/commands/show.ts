import type { Command } from "commander";
import { z } from "zod";
import { print, printJson } from "@/lib/cli/io/print";
import { reportedProgress } from "@/lib/cli/io/reported-progress";
import { statusCell } from "@/lib/cli/io/status-cell";
import { block, table, utc } from "@/lib/cli/io/table";
import { withSession } from "@/lib/cli/session/session";
import { JobNotFound } from "@/lib/errors";
import { formatBytes, formatDuration } from "@/lib/format";
import { type ExpectedTime, expectedTime } from "@/lib/jobs/expected/expected-time";
import { getJob } from "@/lib/jobs/get-job";
import { type JobDetail, jobTitle, ownerLabel } from "@/lib/jobs/job";
import { formatUsualTime } from "@/lib/jobs/shown-time-left";
import { isInactive } from "@/lib/jobs/status";
import { countSubtasks } from "@/lib/jobs/subtasks/count-subtasks";
import type { SubtaskCounts } from "@/lib/jobs/subtasks/subtask";
import { formatJson } from "@/lib/json-text";
import { formatMessage } from "@/lib/texts/format-message";
import { optionsTexts } from "@/texts/cli/options";
import { showTexts } from "@/texts/cli/show";
import { errorTexts } from "@/texts/job/error";
import { factsTexts } from "@/texts/job/facts";
import { everyFile, filesTable } from "./show-files";
import { describeSubtasks, progressOfSubtasks, subtasksAsJson } from "./show-subtasks";

const { facts: labels, headings } = showTexts;
const options = z.object({ json: z.boolean().default(false) });

/** `show`: everything recorded about one job. */
export function addShow(program: Command) {
  const command = program
    .command("show")
    .description(showTexts.description)
    .argument("<id>")
    .option("--json", optionsTexts.json);
  command.action(async (id: string) => {
    const { json } = options.parse(command.opts());
    await withSession(command, async ({ access }) => {
      const job = await getJob(access, id);
      if (!job) throw new JobNotFound(id);
      const [files, counts] = [await everyFile(access, job.id), await countSubtasks(access, id)];
      const expected = await expectedTime(access, job);
      if (json) return printJson({ ...job, expected, files, ...(await subtasksAsJson(access, id, counts)) });
      const facts = describe(job, { subtasks: counts, expected });
      return print(facts + filesTable(files) + (await describeSubtasks(access, id, counts)));
    });
  });
}

interface Beside {
  subtasks: SubtaskCounts;
  expected: ExpectedTime | null;
}

function describe(job: JobDetail, beside: Beside): string {
  const texts: [string, string | null][] = [
    [headings.error, job.status === "failed" ? job.errorMessage || errorTexts.noMessage : null],
    [headings.trace, job.stackTrace],
    [headings.output, job.output === null ? null : (formatJson(job.output) ?? job.output)],
  ];
  return (
    table(facts(job, beside)) + texts.map(([heading, text]) => (text ? block(heading, text) : "")).join("")
  );
}

function facts(job: JobDetail, { subtasks, expected }: Beside): string[][] {
  const moment = (iso: string | null, otherwise: string) =>
    iso === null ? otherwise : formatMessage(showTexts.moment, { moment: utc(iso) });
  const optional: [string, string | null][] = [
    [labels.lastHeard, job.status === "running" ? moment(job.lastSignAt, showTexts.noSign) : null],
    [labels.expected, expected && formatUsualTime(expected)],
    [factsTexts.progress, reportedProgress(job) ?? progressOfSubtasks(subtasks)],
    [factsTexts.runAt, job.runAt],
    [factsTexts.object, linkedObject(job)],
    [labels.result, result(job)],
  ];
  return [
    [factsTexts.id, job.id],
    [labels.name, jobTitle(job)],
    [factsTexts.description, job.description || factsTexts.none],
    [factsTexts.type, job.type],
    [labels.status, statusCell(job)],
    [factsTexts.created, moment(job.createdAt, "")],
    [factsTexts.start, moment(job.startedAt, withoutStart(job.status))],
    [factsTexts.end, moment(job.finishedAt, factsTexts.inProgress)],
    [
      factsTexts.duration,
      job.durationSeconds === null ? showTexts.noDuration : formatDuration(job.durationSeconds),
    ],
    [factsTexts.runBy, ownerLabel(job)],
    ...optional.flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  ];
}

/** A completed job has run: only its start was not recorded. */
const withoutStart = (status: JobDetail["status"]): string =>
  status === "completed"
    ? factsTexts.notRecorded
    : isInactive(status)
      ? factsTexts.neverStarted
      : factsTexts.notStarted;

function linkedObject({ objectId, objectLabel, objectClass, objectUrl }: JobDetail): string | null {
  if (objectId === null) return objectLabel && formatMessage(factsTexts.goneObject, { name: objectLabel });
  return [objectLabel || objectClass || factsTexts.unnamedObject, objectUrl].filter(Boolean).join(", ");
}

function result({ resultName, resultSize }: JobDetail): string | null {
  return resultName && `${resultName}, ${formatBytes(resultSize ?? 0)}`;
}
