import { expect, test } from "vitest";
import { z } from "zod";
import { openHttpProducer } from "@/packages/producer/src/index";
import { scriptedConsole } from "@/tests/support/scripted-console";

const rejects = z.object({ rows: z.array(z.object({ values: z.unknown() })) });
const output = z.object({ output: z.string() });

async function openJob() {
  const site = await scriptedConsole();
  const producer = openHttpProducer({ url: site.url, token: "t" });
  const job = await producer.createJob({ type: "import", name: "Airports" });
  /** The body of the last request. */
  const sent = async () => {
    await producer.flush();
    return JSON.parse(site.received.at(-1)?.body ?? "");
  };
  return { job, sent };
}

test("each cell is sent as a text, so that nothing on the way reads a number", async () => {
  const { job, sent } = await openJob();
  const values = [
    "9007199254740993",
    "1.50",
    1.5,
    -0,
    Number.POSITIVE_INFINITY,
    2n ** 70n,
    { id: 2n ** 70n },
    null,
  ];
  const texts = [
    "9007199254740993",
    "1.50",
    "1.5",
    "-0",
    "Infinity",
    "1180591620717411303424",
    '{"id":"1180591620717411303424"}',
    "",
  ];
  const columns = values.map((_, at) => `column ${at}`);
  await job.reject({ columns, rows: [{ row: 2, values, message: "no" }] });
  expect(rejects.parse(await sent()).rows).toEqual([{ values: texts }]);
  const named = Object.fromEntries(columns.map((name, at) => [name, values[at]]));
  await job.reject({ columns, rows: [{ row: 2, values: named, message: "no" }] });
  const [row] = rejects.parse(await sent()).rows;
  expect(row?.values).toEqual(Object.fromEntries(columns.map((name, at) => [name, texts[at]])));
});

test("an output that is JSON already is sent as that text, and no number of an object is lost", async () => {
  const { job, sent } = await openJob();
  const json = '{"id": 9007199254740993, "price": 1.50, "big": 1e400}';
  await job.output(json);
  expect(output.parse(await sent()).output).toBe(json);
  await job.output({ id: 2n ** 70n, big: Number.POSITIVE_INFINITY });
  expect(output.parse(await sent()).output).toBe('{"id":"1180591620717411303424","big":"Infinity"}');
});
