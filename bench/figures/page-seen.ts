import type { Measure } from "../figure";
import { timeUntilSeen } from "../seen";
import { serveReferenceApp } from "../server/serve-reference-app";

const JOBS_ON_A_PAGE = 25;

/**
 * From opening /jobs until its rows are painted, in a browser that has been there before, over the same HTML as a
 * static file of the same server.
 */
export const pageSeen: Measure = async (bench) => {
  const app = await serveReferenceApp(bench, bench.large);
  const prerendered = await app.prerender("jobs", app.paths.jobs);
  const pages = { dynamic: app.paths.jobs, prerendered, rows: JOBS_ON_A_PAGE };
  const { dynamicMs, prerenderedMs } = await timeUntilSeen(bench, app, pages);
  const ms = { unit: "ms", bar: null };
  return [
    {
      name: "seen_vs_prerendered",
      value: dynamicMs / prerenderedMs,
      unit: "times a prerendered copy's",
      bar: { atMost: 1.5 },
    },
    { name: "seen_ms", value: dynamicMs, ...ms },
    { name: "prerendered_seen_ms", value: prerenderedMs, ...ms },
  ];
};
