import { stats } from "@/lib/api/answer/answers";
import { NONE } from "@/lib/api/operation/operation";
import { readOperation } from "@/lib/api/operation/read-operation";
import { countJobs } from "@/lib/jobs/counts/count-jobs";
import { eachTab } from "@/lib/jobs/tab";

export const getStats = readOperation({
  id: "getStats",
  path: "/stats",
  scope: "jobs:read",
  summary: "Count jobs by status",
  description: "The exact numbers on the dashboard's cards, for each tab.",
  params: NONE,
  query: NONE,
  answer: { status: 200, description: "The counts, all taken at the same moment.", schema: stats },
  handle: async (access) => {
    const counts = await countJobs(access);
    return eachTab((tab) => counts.cards(tab));
  },
});
