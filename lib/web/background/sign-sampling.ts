import { knownError, rootCause } from "@/lib/database-error";
import { DatabaseUnavailable } from "@/lib/errors";
import { SignSampler } from "@/lib/jobs/silence/sign-sampler";
import { log } from "@/lib/log";
import { database } from "@/lib/process/database";

const PAUSE_MS = 20_000;

/** Looks at signs of life now and three times a minute. Its timer does not keep the process alive. */
export function startSignSampling() {
  const sampler = new SignSampler();
  const run = () => void sample(sampler).finally(() => setTimeout(run, PAUSE_MS).unref());
  run();
}

async function sample(sampler: SignSampler) {
  try {
    await sampler.sample(database().db);
  } catch (error) {
    // Whatever needs the database reports that it is unreachable. The next look notes the break.
    if (knownError(error) instanceof DatabaseUnavailable) return;
    log("warn", "signs.not_sampled", { reason: rootCause(error).message });
  }
}
