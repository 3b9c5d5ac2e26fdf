import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Lifetime } from "@/lib/serve/lifetime";

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
const report = z.object({ fault: z.string().nullable(), seen });

/** Which mark each viewer saw when, in milliseconds since 1970. */
export type Seen = z.infer<typeof seen>;

export interface Viewers {
  /** Opens so many more streams; resolves when each has said everything once. */
  open(viewers: LiveViewer[]): Promise<void>;
  /** What they saw since this was last asked, in the order in which they were opened. */
  seen(): Promise<Seen>;
  closeAll(): Promise<void>;
}

/** Starts a process for viewers that runs to the end of the run. Throws when a stream is refused or breaks off. */
export function startViewers({ life }: { life: Pick<Lifetime, "atEnd"> }): Viewers {
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
    const said = report.parse((await Promise.race([answered, ended]))[0]);
    if (said.fault !== null) throw new Error(said.fault);
    return said.seen;
  };
  return {
    open: async (viewers) => void (await ask({ do: "open", viewers })),
    seen: () => ask({ do: "seen" }),
    closeAll: async () => void (await ask({ do: "close" })),
  };
}
