import { Client } from "pg";

const PRODUCERS = 4;

/** Four connections create, start and complete jobs until `work` is done; returns each write's milliseconds. */
export async function produceWhile(url: string, work: Promise<unknown>): Promise<number[]> {
  let over = false;
  const end = () => {
    over = true;
  };
  void work.then(end, end);
  const took: number[] = [];
  const produce = async () => {
    const client = new Client({ connectionString: url });
    await client.connect();
    const write = async (text: string, values: unknown[] = []): Promise<unknown> => {
      const start = performance.now();
      const { rows } = await client.query({ text, values, rowMode: "array" });
      took.push(performance.now() - start);
      return rows[0]?.[0];
    };
    try {
      while (!over) {
        const id = await write("select jobs.create_job('sync', 'Beside a clear')");
        await write("select jobs.start_job($1)", [id]);
        await write("select jobs.complete_job($1)", [id]);
      }
    } finally {
      await client.end();
    }
  };
  await Promise.all(Array.from({ length: PRODUCERS }, produce));
  return took;
}

/** The value that this share of the values stays at or below. */
export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
