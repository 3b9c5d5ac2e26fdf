import { setImmediate } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { openHttpProducer } from "@/packages/producer/src/index";
import { scriptedConsole } from "@/tests/support/scripted-console";

/** What Node is warned of while nobody listens for problems. */
function warnings(): string[] {
  const heard: string[] = [];
  const hear = ({ message }: Error) => heard.push(message);
  process.on("warning", hear);
  onTestFinished(() => void process.off("warning", hear));
  return heard;
}

test("of two jobs that are refused each is warned of, and of one whose parts are refused the first", async () => {
  const heard = warnings();
  const site = await scriptedConsole();
  site.fault = ({ body, path }) =>
    body.includes("wrong") || path.endsWith("/output")
      ? { status: 422, body: { code: "invalid_input", detail: "That is too long." } }
      : undefined;
  const producer = openHttpProducer({ url: site.url, token: "t" });
  await producer.createJob({ type: "wrong", name: "Same" });
  await producer.createJob({ type: "wrong", name: "Same" });
  const half = await producer.createJob({ type: "import", name: "Half" });
  await half.output(1);
  await half.output(2);
  await producer.flush();
  await setImmediate();
  expect(heard.toSorted((a, b) => a.localeCompare(b))).toEqual([
    "Job “Half”, output: That is too long.",
    "Job “Same”: That is too long.",
    "Job “Same”: That is too long.",
  ]);
});

test("an outage is warned of once, and so is the next one", async () => {
  const heard = warnings();
  const site = await scriptedConsole();
  const producer = openHttpProducer({ url: site.url, token: "t" });
  for (const _ of [1, 2]) {
    let tries = 0;
    site.fault = () => (++tries < 3 ? { status: 503 } : undefined);
    await producer.createJob({ type: "import", name: "Airports" });
    expect(await producer.flush()).toBe(true);
  }
  await setImmediate();
  const outage = "Job “Airports”: The console answered 503.";
  expect(heard).toEqual([outage, outage]);
});

test("an address that is missing is warned of once for all jobs", async () => {
  const heard = warnings();
  const producer = openHttpProducer({ url: undefined, token: "t" });
  await producer.createJob({ type: "import", name: "Airports" });
  await producer.createJob({ type: "import", name: "Harbours" });
  await producer.flush();
  await setImmediate();
  expect(heard).toEqual(["Job “Airports”: url: give an address such as https://jobs.example.org."]);
});
