import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Bench } from "../bench";

interface Order {
  url: string;
  cookie: string;
  clients: number;
  ms: number;
}

const report = z.object({ took: z.array(z.number()), faults: z.number(), seconds: z.number() });

/** The result of a load: answers a second, and how long each took, in milliseconds. */
interface Load {
  perSecond: number;
  took: number[];
}

export type PutLoad = (order: Order) => Promise<Load>;

/** Starts a load generator that runs to the end of the run. Throws when an answer is not a whole 200. */
export function startLoadGenerator({ life }: Bench): PutLoad {
  const generator = fork(fileURLToPath(new URL("./load-generator.ts", import.meta.url)), {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  life.atEnd(async () => {
    generator.kill();
  });
  return (order) => put(generator, order);
}

async function put(generator: ChildProcess, order: Order): Promise<Load> {
  const answered = once(generator, "message");
  generator.send(order);
  const { took, faults, seconds } = report.parse((await answered)[0]);
  if (faults > 0) throw new Error(`${order.url} failed ${faults} times in ${faults + took.length}.`);
  return { perSecond: took.length / seconds, took };
}
