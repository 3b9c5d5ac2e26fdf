import { setTimeout as pause } from "node:timers/promises";
import type { Environment } from "@/lib/env";
import { formatMessage } from "@/lib/texts/format-message";
import { startTexts } from "@/texts/server/start";
import type { Lifetime } from "./lifetime";
import { type NextProcess, runNext } from "./next-process";
import { findPort } from "./port";

const READY_MS = 60_000;
const ANSWER_MS = 10_000;

interface NextOptions {
  mode: "start" | "dev";
  life: Lifetime;
  say: (line: string) => void;
  environment: Pick<Environment, "PORT" | "NEXTAUTH_URL">;
  variables: Record<string, string>;
  /** The application's folder; without it, the repository's own. */
  folder?: string;
  /** The path that answers as soon as the server is up. */
  path?: string;
}

/** Starts Next on the given port or a free one, and tries again when another process took the free one first. */
export async function startNext(options: NextOptions) {
  const { mode, life, say, environment, variables, folder, path = "/healthz" } = options;
  for (;;) {
    const port = await findPort(environment.PORT);
    const address = environment.NEXTAUTH_URL ?? `http://localhost:${port}`;
    const next = runNext(
      [mode, ...(folder ? [folder] : []), "--port", String(port)],
      { ...variables, NEXTAUTH_URL: address, PORT: String(port) },
      // `next start` prints nothing there but a banner, whose addresses may not be ours.
      mode === "dev" ? "inherit" : "ignore",
    );
    life.atEnd(next.stop);
    if (await comesUp(mode, `http://127.0.0.1:${port}${path}`, next)) return { address, next };
    await next.stop();
    if ((await findPort(environment.PORT)) === port) {
      throw new Error("The web server did not start. See its messages above.");
    }
    say(formatMessage(startTexts.portTaken, { port }));
  }
}

/** Whether this Next answers, and not another process that has taken the port. */
async function comesUp(mode: NextOptions["mode"], url: string, next: NextProcess): Promise<boolean> {
  let ended = false;
  void next.ended.then(() => {
    ended = true;
  });
  if (mode === "start") await Promise.race([next.serving, next.ended, pause(READY_MS)]);
  for (const deadline = Date.now() + READY_MS; Date.now() < deadline && !ended; ) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS) }).catch(() => null);
    if (answer?.ok) return true;
    await pause(100);
  }
  return false;
}
