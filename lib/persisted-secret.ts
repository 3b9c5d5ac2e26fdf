import { randomBytes } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";

/**
 * A secret that is made up once and kept in a file that only its owner may read. Written under another name
 * and linked into place: a kill in between leaves none, and of two first starts at once both get the same.
 */
export async function persistedSecret(file: string, bytes: number): Promise<string> {
  const kept = await readFile(file, "utf8").catch(() => null);
  if (kept) return kept.trim();
  // Empty, as an older kill may have left it, is no secret.
  if (kept === "") await rm(file, { force: true });
  const draft = `${file}.${process.pid}-${randomBytes(4).toString("hex")}`;
  await writeFile(draft, randomBytes(bytes).toString("base64url"), { mode: 0o600, flag: "wx" });
  await link(draft, file).catch(() => undefined);
  await rm(draft);
  return (await readFile(file, "utf8")).trim();
}
