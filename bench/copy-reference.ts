import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Client } from "pg";
import { CopyOut } from "@/db/copy-out";
import { inheritedVariables } from "@/lib/env";

const run = promisify(execFile);

/** The plainest way to get the rows of a COPY … TO STDOUT statement, to compare an export with. */
export interface CopyReference {
  name: string;
  /** Runs the statement and drops its rows. */
  copy(statement: string): Promise<{ rows: number; ms: number }>;
}

/** psql's \copy where psql is installed, otherwise the driver. */
export async function findCopyReference(url: string): Promise<CopyReference> {
  const psql = await run("psql", ["--version"]).catch(() => null);
  return psql
    ? { name: "psql \\copy", copy: (statement) => copyByPsql(url, statement) }
    : { name: "COPY by the driver", copy: (statement) => copyByDriver(url, statement) };
}

/** psql measures the time itself, so that its start does not count. */
async function copyByPsql(address: string, statement: string) {
  const url = new URL(address);
  // A psql command is one line; no literal of the export has a line end.
  const command = statement
    .replace(/\s*\n\s*/g, " ")
    .replace(/^copy (.*) to stdout /, "\\copy $1 to '/dev/null' ");
  const { stdout } = await run("psql", ["--no-psqlrc", "-c", "\\timing on", "-c", command], {
    env: {
      ...inheritedVariables(),
      LC_ALL: "C",
      PGHOST: url.hostname,
      PGPORT: url.port,
      PGUSER: url.username,
      PGPASSWORD: url.password,
      PGDATABASE: url.pathname.slice(1),
    },
  });
  return { rows: numberIn(stdout, /^COPY (\d+)$/m), ms: numberIn(stdout, /^Time: ([\d.]+) ms/m) };
}

async function copyByDriver(url: string, statement: string) {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const start = performance.now();
    const copy = client.query(new DroppedCopy(statement));
    await copy.rows;
    return { rows: numberIn(copy.tag, /^COPY (\d+)$/), ms: performance.now() - start };
  } finally {
    await client.end();
  }
}

/** A COPY that throws its rows away. */
class DroppedCopy extends CopyOut {
  tag = "";

  constructor(statement: string) {
    super(statement, Buffer.alloc(0));
  }

  override handleCommandComplete(message?: { text: string }) {
    this.tag = message?.text ?? "";
  }
}

function numberIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`The copy said: ${text}`);
  return Number(found);
}
