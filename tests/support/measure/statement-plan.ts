import type { Client } from "pg";
import { expect } from "vitest";
import { z } from "zod";
import { PAGE_SIZE } from "@/lib/jobs/list/list-jobs";

export interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string | undefined;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number | undefined;
  "Shared Hit Blocks": number;
  "Shared Read Blocks": number;
  Plans?: PlanNode[] | undefined;
}
const planNode: z.ZodType<PlanNode> = z.lazy(() =>
  z.object({
    "Node Type": z.string(),
    "Relation Name": z.string().optional(),
    "Actual Rows": z.number(),
    "Actual Loops": z.number(),
    "Rows Removed by Filter": z.number().optional(),
    "Shared Hit Blocks": z.number(),
    "Shared Read Blocks": z.number(),
    Plans: z.array(planNode).optional(),
  }),
);
const explained = z.tuple([z.object({ "QUERY PLAN": z.tuple([z.object({ Plan: planNode })]) })]);

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** The nodes of the plan by which a statement is run, with what they really read. */
export async function planOfStatement(client: Client, text: string, values: unknown[]): Promise<PlanNode[]> {
  const { rows } = await client.query(`explain (analyze, buffers, timing off, format json) ${text}`, values);
  return nodesOf(explained.parse(rows)[0]["QUERY PLAN"][0].Plan);
}

/** How a plan reads the jobs: by which ways, and how many rows and blocks. */
export function whatItReads(plan: PlanNode[]) {
  const ofJob = plan.filter((node) => node["Relation Name"] === "job");
  const sorts = plan.filter((node) => node["Node Type"].includes("Sort"));
  const through = (node: PlanNode) =>
    (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"];
  return {
    ways: new Set(ofJob.map((node) => node["Node Type"])),
    rows: ofJob.reduce((sum, node) => sum + through(node), 0),
    sorted: Math.max(0, ...sorts.flatMap((node) => node.Plans ?? []).map(through)),
    blocks: (plan[0]?.["Shared Hit Blocks"] ?? 0) + (plan[0]?.["Shared Read Blocks"] ?? 0),
  };
}

export const BY_INDEX = ["Index Scan", "Index Only Scan"];

/** By indexes alone, and from each lane no more than a page from each of at most two stretches. */
export function expectFlat(plan: PlanNode[], lanes: number, what: string, page = PAGE_SIZE + 1) {
  const { ways, rows, sorted, blocks } = whatItReads(plan);
  expect(
    [...ways].filter((way) => !BY_INDEX.includes(way)),
    what,
  ).toEqual([]);
  expect(rows, `${what}: rows read`).toBeLessThanOrEqual(page * (2 * lanes + 1));
  expect(sorted, `${what}: rows sorted`).toBeLessThanOrEqual(2 * page * lanes);
  // A row in the table, and the way down an index for each stretch of a lane.
  expect(blocks, `${what}: blocks`).toBeLessThanOrEqual(8 * page + (page + 8) * 2 * lanes);
}
