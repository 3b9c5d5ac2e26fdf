import { join } from "node:path";
import { diskStore } from "@/lib/files/store/disk-store";
import { createJob } from "@/lib/producer";
import type { Bench } from "../bench";
import type { Measure } from "../figure";
import { removingAfter } from "../removing-after";
import { timeUntilSeen } from "../seen";
import { serveReferenceApp } from "../server/serve-reference-app";

/** As many as the page shows. */
const SUBTASKS = 50;

/**
 * From opening the page of a running job until its subtasks, below its progress, are painted, in a browser that has been
 * there before, over the same HTML as a static file of the same server.
 */
export const detailSeen: Measure = async (bench) => {
  const app = await serveReferenceApp(bench, bench.large);
  return removingAfter(bench.large.access.db, async () => {
    const dynamic = `/jobs/show/${await recordRunningJob(bench)}`;
    const pages = { dynamic, prerendered: await app.prerender("job", dynamic), rows: SUBTASKS };
    const { dynamicMs, prerenderedMs } = await timeUntilSeen(bench, app, pages);
    const ms = { unit: "ms", bar: null };
    return [
      {
        name: "detail_seen_vs_prerendered",
        value: dynamicMs / prerenderedMs,
        unit: "times a prerendered copy's",
        bar: { atMost: 1.5 },
      },
      { name: "detail_seen_ms", value: dynamicMs, ...ms },
      { name: "prerendered_detail_seen_ms", value: prerenderedMs, ...ms },
    ];
  });
};

async function recordRunningJob({ folder, large: { access } }: Bench): Promise<string> {
  const store = diskStore(join(folder, "files"));
  const job = await createJob(access, store, { type: "import", name: "Airports", runAt: "/imports/7" });
  await job.addSubtasks(Array.from({ length: SUBTASKS }, (_, at) => `Read sheet ${at + 1}`));
  await job.start();
  await job.subtask(1).complete();
  await job.progress(1_200, 3_376, "row 1,200");
  return job.id;
}
