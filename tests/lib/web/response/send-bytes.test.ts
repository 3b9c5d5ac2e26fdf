import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { sendBytes } from "@/lib/web/response/send-bytes";

const lead = Buffer.from("ab");
const stored = (...chunks: string[]) => Readable.from(chunks.map((chunk) => Buffer.from(chunk)));

async function sent(rest: Readable, length: number): Promise<string> {
  return (await buffer(sendBytes({ lead, rest, length }, "/test"))).toString();
}

test.each([
  [2, "ab"],
  [3, "abc"],
  [5, "abcde"],
  [8, "abcdefgh"],
])("of what a store gives, %d bytes are sent as promised, and the rest is closed", async (length, text) => {
  const rest = stored("cd", "ef", "gh", "ij");
  expect(await sent(rest, length)).toBe(text);
  expect(rest.destroyed).toBe(true);
});

test("where fewer come than were promised, the answer breaks off", async () => {
  const rest = stored("cd", "ef");
  await expect(sent(rest, 7)).rejects.toMatchObject({ name: "AbortError" });
  expect(rest.destroyed).toBe(true);
});

test("a store that breaks off breaks the answer off, also before its first byte and after the last", async () => {
  const broken = stored("cd");
  broken.destroy(new Error("the disk is gone"));
  await expect(sent(broken, 4)).rejects.toThrow();
  const late = stored("cd", "ef");
  expect(await sent(late, 4)).toBe("abcd");
  late.emit("error", new Error("nobody listens"));
});

test("a reader who goes away closes the file", async () => {
  const rest = stored("cd", "ef", "gh");
  const reader = sendBytes({ lead, rest, length: 8 }, "/test").getReader();
  await reader.read();
  await reader.cancel();
  expect(rest.destroyed).toBe(true);
});
