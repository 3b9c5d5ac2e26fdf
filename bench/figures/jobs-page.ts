import type { Measure } from "../figure";
import { weigh } from "../page-weight";
import { serveConsole } from "../server/serve-console";
import { serveEmptyPage } from "../server/serve-empty-page";

const JOBS_ON_A_PAGE = 25;

/**
 * What a browser loads for an administrator's first page of jobs: the JavaScript that the HTML names, over that of an
 * empty page of the same Next; and the HTML itself. named-scripts.ts says what counts. It always uses the small
 * database, so that the page is the same for every --jobs.
 */
export const jobsPage: Measure = async (bench) => {
  const { address, cookie } = await serveConsole(bench, bench.small);
  const jobs = await weigh({ url: `${address}/jobs`, cookie });
  requireJobs(jobs.html);
  const empty = await weigh({ url: await serveEmptyPage(bench) });
  const bytes = { unit: "bytes gzipped", bar: null };
  return [
    {
      name: "jobs_page_js_vs_empty",
      value: jobs.scriptBytes / empty.scriptBytes,
      unit: "times an empty page's",
      bar: { atMost: 1.35 },
    },
    { name: "jobs_page_js_bytes", value: jobs.scriptBytes, ...bytes },
    { name: "empty_page_js_bytes", value: empty.scriptBytes, ...bytes },
    { name: "jobs_page_bytes", value: jobs.htmlBytes, ...bytes },
  ];
};

function requireJobs(html: string) {
  const jobs = new Set(html.match(/\/jobs\/show\/\d+/g)).size;
  if (jobs !== JOBS_ON_A_PAGE) throw new Error(`/jobs showed ${jobs} jobs in place of ${JOBS_ON_A_PAGE}.`);
}
