import type { Metadata } from "next";
import { notFound, unstable_rethrow as rethrowNextsOwn } from "next/navigation";
import { cache } from "react";
import { orCouldNotLoad } from "@/app/_ui/could-not-load";
import { monoFont } from "@/app/_ui/mono-font";
import { NothingHere } from "@/app/_ui/nothing-here";
import { type Frame, frameOf } from "@/app/_ui/shell/frame";
import { Shell } from "@/app/_ui/shell/shell";
import { toMilliseconds } from "@/app/jobs/events/job-message";
import { jobTrail } from "@/app/jobs/shared/job-trail";
import { Notices } from "@/app/jobs/shared/notices";
import { type PersonalAccess, requireAccess } from "@/lib/auth/session/session";
import { expectedTime } from "@/lib/jobs/expected/expected-time";
import { readJobFiles } from "@/lib/jobs/files/read-job-files";
import { LIST_PARAMETERS } from "@/lib/jobs/filter/parse-filter";
import { resolveWords } from "@/lib/jobs/filter/resolve-words";
import { getWatchedJob, type WatchedJob } from "@/lib/jobs/get-job";
import { type JobDetail, jobTitle } from "@/lib/jobs/job";
import { findNeighbours } from "@/lib/jobs/list/find-neighbours";
import { pageOfJob, parseMove } from "@/lib/jobs/list/page-of-job";
import { paramReader, type RawParams, unknownParameters } from "@/lib/jobs/params";
import { readFilter } from "@/lib/jobs/query/parse-query";
import { readRejections } from "@/lib/jobs/rejections/read-rejections";
import { STATUS } from "@/lib/jobs/status";
import { readSubtasks } from "@/lib/jobs/subtasks/read-subtasks";
import { fileStore } from "@/lib/process/database";
import { forOneLine } from "@/lib/readable-text";
import { formatMessage } from "@/lib/texts/format-message";
import { searchOf } from "@/lib/web/request/search-of";
import { answerWith } from "@/lib/web/response/answer-status";
import { pageTexts } from "@/texts/job/page";
import { tabTitlesTexts } from "@/texts/site/tab-titles";
import { JobHeading } from "./_components/job-heading";
import { JobLinks } from "./_components/job-links";
import { JobParts } from "./_components/job-parts";
import { LiveJobProvider } from "./_components/live/live-job.client";
import { eventsAddress, pageValues } from "./_components/live/page-values";
import { ProgressPanel } from "./_components/live/progress-panel.client";
import { shownExpectation } from "./_components/live/shown-expectation";
import { Subtasks } from "./_components/subtasks/subtasks";

type Props = PageProps<"/jobs/show/[id]">;

/** Read once for title and page, and before the first byte, so that a job that is not visible is a real 404. */
const readJob = cache(async (id: string, path: string) => {
  const access = await requireAccess(path);
  return { access, watched: await getWatchedJob(access, id) };
});

async function readParams({ params, searchParams }: Props) {
  const [{ id }, search] = await Promise.all([params, searchParams]);
  return {
    id,
    path: `/jobs/show/${encodeURIComponent(id)}${searchOf(search)}`,
    search,
  };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { id, path } = await readParams(props);
  try {
    const { watched } = await readJob(id, path);
    return { title: watched ? tabTitle(watched.job) : tabTitlesTexts.notFound };
  } catch (error) {
    rethrowNextsOwn(error);
    // The page itself has the same fault, logs it and shows it.
    return { title: tabTitlesTexts.couldNotLoad };
  }
}

/** Characters of the name, so that the status still shows. */
const NAME_IN_TITLE = 100;

function nameInTitle(job: JobDetail): string {
  const name = [...forOneLine(jobTitle(job))];
  return name.length > NAME_IN_TITLE ? `${name.slice(0, NAME_IN_TITLE).join("").trimEnd()}…` : name.join("");
}

const tabTitle = (job: JobDetail): string =>
  formatMessage(pageTexts.tab, { id: job.id, name: nameInTitle(job), status: STATUS[job.status].label });

export default async function Job(props: Props) {
  const { id, path, search } = await readParams(props);
  return orCouldNotLoad(path, async () => {
    const { access, watched } = await readJob(id, path);
    if (watched) return jobPage({ access, watched, search, frame: await frameOf(access) });
    return answerWith(404) ? <NothingHere what="job" /> : notFound();
  });
}

/** The parameters of the page's address: those of the list that it was opened from, and its own. */
const PARAMETERS = [
  ...LIST_PARAMETERS,
  "moved",
  "files",
  "preview",
  "delimiter",
  "encoding",
  "subtasks",
  "subtaskPage",
];

/** Most jobs reject no rows and need no further statement. */
const NO_REJECTIONS = { reports: [], total: 0 };

interface JobPageProps {
  access: PersonalAccess;
  watched: WatchedJob;
  search: RawParams;
  frame: Frame;
}

async function jobPage({ access, watched, search, frame }: JobPageProps) {
  const { zone } = frame;
  const { job } = watched;
  const notices = unknownParameters(search, PARAMETERS);
  const move = paramReader(search, notices)("moved", parseMove);
  const { filter: opened } = await resolveWords(access, readFilter(search, access.viewer), zone);
  const { pageRows: rows } = access.settings;
  const [filter, neighbours, files, rejections, subtasks, expected] = await Promise.all([
    move ? pageOfJob(access, job, { filter: opened, rows, move }) : opened,
    findNeighbours(access, job, opened),
    readJobFiles(access, fileStore(), job.id, search),
    job.rowsRejected > 0 ? readRejections(access, fileStore(), job.id) : NO_REJECTIONS,
    readSubtasks(access, job.id, search),
    expectedTime(access, job),
  ]);
  return (
    <LiveJobProvider
      page={pageValues(watched, subtasks, zone)}
      address={eventsAddress(watched, subtasks, frame)}
    >
      <Shell frame={frame} path={`/jobs/show/${job.id}`} trail={jobTrail(job.id, filter)}>
        <article className={`${monoFont.variable} flex flex-col gap-3`}>
          <JobLinks jobId={job.id} filter={filter} neighbours={neighbours} />
          <Notices notices={notices} />
          <JobHeading job={job} zone={zone} tabName={nameInTitle(job)} result={files.result} />
          <ProgressPanel createdAt={toMilliseconds(job.createdAt)} expected={shownExpectation(expected)} />
          <JobParts
            job={job}
            files={files}
            rejections={rejections}
            subtasks={subtasks.counts}
            search={search}
            zone={zone}
          />
          <Subtasks jobId={job.id} params={search} read={subtasks} zone={zone} />
        </article>
      </Shell>
    </LiveJobProvider>
  );
}
