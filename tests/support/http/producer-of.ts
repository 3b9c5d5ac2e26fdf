import { openHttpProducer, type Problem } from "@/packages/producer/src/index";
import type { ScriptedConsole } from "../scripted-console";

/** A job to record, for tests in which any job will do. */
export const job = { type: "import", name: "Airports" };

/** A producer of this console, and the problems that it reported. */
export function producerOf(site: Pick<ScriptedConsole, "url">, options: object = {}) {
  const problems: Problem[] = [];
  const producer = openHttpProducer({
    url: site.url,
    token: "jct_secret",
    timeoutMs: 10_000,
    onProblem: (problem) => problems.push(problem),
    ...options,
  });
  return { producer, problems, codes: () => problems.map(({ code }) => code) };
}
