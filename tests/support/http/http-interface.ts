import { z } from "zod";
import { createToken } from "@/lib/auth/tokens/create-token";
import type { ErrorCode } from "@/lib/errors";
import type { Access } from "@/lib/jobs/access";
import type { BatchAnswer } from "@/lib/producer";
import { type RecordingInterface, Refusal } from "../conformance/recording-interface";
import { type ApiClient, apiClient } from "./api-client";
import type { DescribedApi } from "./described-api";

const problem = z.object({
  code: z.custom<ErrorCode>((code) => typeof code === "string"),
  field: z.string().optional(),
  index: z.number().optional(),
});
const created = z.object({ id: z.string() });
const started = z.object({ runToken: z.string() });
const numbered = z.object({ numbers: z.tuple([z.number()]) });
const batched = z.object({ answers: z.custom<BatchAnswer[]>(Array.isArray) });

/** The interface for programs that speak HTTP, for an existing user: each gets a token at the first use. */
export function httpInterface(address: string, api: () => DescribedApi, access: Access): RecordingInterface {
  const ask = once(() => clientOf(address, api, access));
  const post = async (path: string, body: string | object = {}, run?: string): Promise<unknown> => {
    const answer = await (await ask())("POST", path, {
      body: typeof body === "string" ? body : JSON.stringify(body),
      headers: { "content-type": "application/json", ...(run !== undefined && { "run-token": run }) },
    });
    if (answer.status < 300) return answer.json;
    const { code, ...details } = problem.parse(answer.json);
    throw new Refusal(code, details);
  };
  const say = async (...given: Parameters<typeof post>) => void (await post(...given));
  const start = async (id: string, body: object) =>
    started.parse(await post(`/jobs/${id}/start`, body)).runToken;
  return {
    create: async (job) => created.parse(await post("/jobs", job)).id,
    queue: (id) => say(`/jobs/${id}/queue`),
    start: (id) => start(id, {}),
    takeOver: (id) => start(id, { takeOver: true }),
    progress: (id, given, run) => say(`/jobs/${id}/progress`, given, run),
    output: (id, json, run) => say(`/jobs/${id}/output`, `{"output":${json}}`, run),
    complete: (id, run) => say(`/jobs/${id}/complete`, {}, run),
    fail: (id, message, trace, run) => say(`/jobs/${id}/fail`, { message, trace }, run),
    cancel: (id, run) => say(`/jobs/${id}/cancel`, {}, run),
    tell: (id, verb, said, run) => say(`/jobs/${id}/${verb}`, said, run),
    addSubtask: async (id, name, run) =>
      numbered.parse(await post(`/jobs/${id}/subtasks`, { name }, run)).numbers[0],
    moveSubtask: (id, number, move, run) => {
      const path = `/jobs/${id}/subtasks/${number}`;
      return typeof move === "string" ? say(`${path}/${move}`, {}, run) : say(`${path}/fail`, move, run);
    },
    batch: async (steps) => batched.parse(await post("/batch", { steps })).answers,
    batchOfJson: async (steps) => batched.parse(await post("/batch", `{"steps":[${steps}]}`)).answers,
    reject: (id, cells) => {
      const columns = JSON.stringify(cells.map((_, at) => `column ${at}`));
      const row = `{"row":2,"values":[${cells}],"message":"no"}`;
      return say(`/jobs/${id}/rejects`, `{"columns":${columns},"rows":[${row}]}`);
    },
  };
}

async function clientOf(address: string, api: () => DescribedApi, access: Access): Promise<ApiClient> {
  const { id } = access.viewer;
  if (id === null) throw new Error("a token is a user's");
  const { text } = await createToken(access, {
    userId: id,
    name: "interface",
    scopes: ["jobs:write"],
    days: 1,
  });
  return apiClient(address, { authorization: `Bearer ${text}` }, api);
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
