import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Bench } from "../bench";

/** Somebody who looks at a page: the address of its events, and their cookie. */
export interface LiveViewer {
  /** Of the events. */
  url: string;
  /** Of the page itself. */
  page: string;
  cookie: string;
}

const LONGEST_MS = 120_000;

const seen = z.array(z.array(z.tuple([z.number(), z.number()])));
const report = z.object({ open: z.number(), broken: z.number(), seen });

/** Which mark each viewer saw when, in milliseconds since 1970. */
export type Seen = z.infer<typeof seen>;

export interface Viewers {
  /** Opens so many more streams; resolves when each has said everything once. */
  open(viewers: LiveViewer[]): Promise<void>;
  /** What they saw since this was last asked, in the order in which they were opened. */
  seen(): Promise<Seen>;
  closeAll(): Promise<void>;
}

/** Starts a process for viewers that runs to the end of the run. Throws when a stream breaks off. */
export function startViewers({ life }: Pick<Bench, "life">): Viewers {
  const child = fork(fileURLToPath(new URL("./viewers-process.ts", import.meta.url)), {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  life.atEnd(async () => {
    child.kill();
  });
  const ended = once(child, "exit").then(() => {
    throw new Error("The viewers' process has ended.");
  });
  ended.catch(() => undefined);
  const ask = async (order: object) => {
    const answered = once(child, "message", { signal: AbortSignal.timeout(LONGEST_MS) });
    child.send(order);
    const { broken, ...said } = report.parse((await Promise.race([answered, ended]))[0]);
    if (broken > 0) throw new Error(`${broken} streams broke off.`);
    return said;
  };
  return {
    open: async (viewers) => void (await ask({ do: "open", viewers })),
    seen: async () => (await ask({ do: "seen" })).seen,
    closeAll: async () => void (await ask({ do: "close" })),
  };
}
