import { stats } from "@/lib/api/answer/answers";
import { NONE } from "@/lib/api/operation/operation";
import { readOperation } from "@/lib/api/operation/read-operation";
import { countJobs } from "@/lib/jobs/counts/count-jobs";
import { countSilent } from "@/lib/jobs/silence/count-silent";
import { eachTab } from "@/lib/jobs/tab";
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
    const silent = await countSilent(access, cards.general.running);
    return { ...cards, silent: eachTab((tab) => (cards[tab].running === 0 ? 0 : silent[tab])) };
  },
});
