import { stats } from "@/lib/api/answer/answers";
import { NONE } from "@/lib/api/operation/operation";
import { readOperation } from "@/lib/api/operation/read-operation";
import { countJobs } from "@/lib/jobs/counts/count-jobs";
import { countSilent } from "@/lib/jobs/silence/count-silent";
import { eachTab, type Tab } from "@/lib/jobs/tab";
import { jobOperationsTexts } from "@/texts/api/job-operations";

const { summary, description, answer } = jobOperationsTexts.getStats;

export const getStats = readOperation({
  id: "getStats",
  path: "/stats",
  scope: "jobs:read",
  summary,
  description,
  params: NONE,
  query: NONE,
  answer: { status: 200, description: answer, schema: stats },
  handle: async (access) => {
    const counts = await countJobs(access);
    const cards = eachTab((tab) => counts.cards(tab));
    const silentOn = (tab: Tab) => countSilent(access, { tab, running: cards[tab].running });
    const [general, imports] = await Promise.all([silentOn("general"), silentOn("imports")]);
    return { ...cards, silent: { general, imports } };
  },
});
