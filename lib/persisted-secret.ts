import { randomBytes } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";

/**
 * A secret that is generated once and stored in a file that only its owner may read. It is written under another name
 * and then linked: a kill in between leaves no file, and two first starts at once get the same secret.
 */
export async function persistedSecret(file: string, bytes: number): Promise<string> {
  const stored = await readFile(file, "utf8").catch(() => null);
  if (stored) return stored.trim();
  // An empty file, which an earlier kill may have left, is not a secret.
  if (stored === "") await rm(file, { force: true });
  const draft = `${file}.${process.pid}-${randomBytes(4).toString("hex")}`;
  await writeFile(draft, randomBytes(bytes).toString("base64url"), { mode: 0o600, flag: "wx" });
  await link(draft, file).catch(() => undefined);
  await rm(draft);
  return (await readFile(file, "utf8")).trim();
}
