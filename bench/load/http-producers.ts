import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import { createToken } from "@/lib/auth/tokens/create-token";
import { addUser, findUser } from "@/lib/auth/users";
import { madeUpPassword } from "@/lib/serve/first-administrator";
import type { Bench, SeededDatabase } from "../bench";
import { serveConsole } from "../server/serve-console";

const PRODUCERS = 4;

/** Writes over HTTP, with a key as every producer should, and returns the answer. Throws when it is refused. */
export type Post = (path: string, body: unknown, run?: string) => Promise<unknown>;

export interface HttpProducers {
  /** Each producer repeats `work`, which returns how many jobs it recorded, for this long; returns jobs a second. */
  jobsPerSecond(ms: number, work: (post: Post) => Promise<number>): Promise<number>;
  close(): void;
}

/**
 * Four producers of a console, each with a connection and a token of its own, because there is a limit for each token.
 */
export async function openHttpProducers(bench: Bench, database: SeededDatabase): Promise<HttpProducers> {
  const { address } = await serveConsole(bench, database);
  const agent = new Agent({ keepAlive: true, maxSockets: PRODUCERS });
  const producers = (await makeTokens(database)).map((token) => poster({ address, agent, token }));
  const jobsPerSecond: HttpProducers["jobsPerSecond"] = async (ms, work) => {
    const start = performance.now();
    let jobs = 0;
    const produce = async (post: Post) => {
      while (performance.now() - start < ms) {
        const recorded = await work(post);
        // Added only now, because the others add theirs meanwhile.
        jobs += recorded;
      }
    };
    await Promise.all(producers.map(produce));
    return (jobs / (performance.now() - start)) * 1000;
  };
  return { jobsPerSecond, close: () => agent.destroy() };
}

/** Tokens of a new administrator. */
async function makeTokens({ access }: SeededDatabase): Promise<string[]> {
  const name = `bench ${madeUpPassword()}`;
  await addUser(access.db, { name, role: "admin", password: madeUpPassword() });
  const userId = (await findUser(access.db, name))?.id ?? "";
  const made = Array.from({ length: PRODUCERS }, () =>
    createToken(access, { userId, name: "bench", scopes: ["jobs:write"], days: 1 }),
  );
  return (await Promise.all(made)).map((token) => token.text);
}

interface Way {
  address: string;
  agent: Agent;
  token: string;
}

const poster =
  ({ address, agent, token }: Way): Post =>
  (path, body, run) =>
    new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": randomUUID(),
        ...(run !== undefined && { "run-token": run }),
      };
      const sent = request(`${address}/api/v1${path}`, { method: "POST", agent, headers }, (answer) => {
        const read = async (): Promise<unknown> => {
          const given = await text(answer);
          if (answer.statusCode === 200 || answer.statusCode === 201) return JSON.parse(given);
          throw new Error(`POST ${path} was answered ${answer.statusCode}: ${given}`);
        };
        read().then(resolve, reject);
      });
      sent.once("error", reject).end(JSON.stringify(body));
    });
