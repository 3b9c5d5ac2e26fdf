import { readFile, rename, writeFile } from "node:fs/promises";
import { z } from "zod";

const signIn = z.object({ name: z.string().min(1).max(100), password: z.string().min(8).max(200) });
const signIns = z.object({ administrator: signIn, staff: signIn });

export type SignIn = z.infer<typeof signIn>;
export type SignIns = z.infer<typeof signIns>;

/** The two sign-ins as they are stored, a line each: the words are part of the format. */
export const signInLines = ({ administrator, staff }: SignIns): string[] => [
  `administrator: ${administrator.name} / ${administrator.password}`,
  `staff: ${staff.name} / ${staff.password}`,
];

/** The sign-ins in these lines, or null when they are not both there. */
export function parseSignIns(text: string): SignIns | null {
  const found = [...text.matchAll(/^ *(administrator|staff): (.+?) \/ (.+?)\r?$/gm)];
  const parsed = signIns.safeParse(
    Object.fromEntries(found.map(([, role = "", name, password]) => [role, { name, password }])),
  );
  return parsed.success ? parsed.data : null;
}

/** The sign-ins in a file, or null when there is no file or it is damaged. */
export async function readSignIns(file: string): Promise<SignIns | null> {
  return parseSignIns(await readFile(file, "utf8").catch(() => ""));
}

/** Writes a file that only its owner can read, and that is either whole or not there. */
export async function writeSignIns(file: string, given: SignIns) {
  const unfinished = `${file}.part`;
  await writeFile(unfinished, `${signInLines(given).join("\n")}\n`, { mode: 0o600 });
  await rename(unfinished, file);
}
