import { log } from "@/lib/log";

/** What a process started and must take down again, however it is told to end. */
export interface Lifetime {
  /** Registers what is to be done at the end; the last registered comes first. */
  atEnd(cleanUp: () => Promise<void>): void;
  /** Does all of it, then exits. A second call waits for the first. */
  end(code: number): Promise<never>;
  /** Whether the end has begun: what fails from then on fails because of it. */
  readonly isEnding: boolean;
}

/** Ctrl-C and SIGTERM end the process properly from here on, also half-way through its start. */
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

/** Runs a program's main part; a failure is told in one sentence, after everything is taken down. */
export async function runMain(main: (life: Lifetime) => Promise<void>) {
  const life = beginLifetime();
  try {
    await main(life);
  } catch (error) {
    if (!life.isEnding) process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    await life.end(1);
  }
}
