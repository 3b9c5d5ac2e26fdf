import { log } from "@/lib/log";

/** What a process has started and must stop again at its end. */
export interface Lifetime {
  /** Registers a clean-up for the end; the last registered runs first. */
  atEnd(cleanUp: () => Promise<void>): void;
  /** Runs all clean-ups, then exits with the code. A second call waits for the first. */
  end(code: number): Promise<never>;
  /** Whether the end has begun: later failures are a result of it. */
  readonly isEnding: boolean;
}

/** From here on, Ctrl-C and SIGTERM run the clean-ups before the process ends, even during its start. */
function beginLifetime(): Lifetime {
  const cleanUps: (() => Promise<void>)[] = [];
  let ending: Promise<never> | undefined;
  const takeDown = async (code: number): Promise<never> => {
    for (const cleanUp of cleanUps.reverse()) {
      await cleanUp().catch((error: unknown) =>
        log("error", "end.clean_up_failed", { error: String(error) }),
      );
    }
    process.exit(code);
  };
  const end = (code: number) => {
    ending ??= takeDown(code);
    return ending;
  };
  process.on("SIGINT", () => end(0));
  process.on("SIGTERM", () => end(0));
  return {
    atEnd: (cleanUp) => cleanUps.push(cleanUp),
    end,
    get isEnding() {
      return ending !== undefined;
    },
  };
}

/** Runs a program's main part. A failure is printed in one sentence; then everything is cleaned up. */
export async function runMain(main: (life: Lifetime) => Promise<void>) {
  const life = beginLifetime();
  try {
    await main(life);
  } catch (error) {
    if (!life.isEnding) process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    await life.end(1);
  }
}
