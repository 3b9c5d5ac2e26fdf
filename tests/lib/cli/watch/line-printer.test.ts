import { expect, test } from "vitest";
import { withIO } from "@/lib/cli/io/process-io";
import { LinePrinter } from "@/lib/cli/watch/line-printer";
import { inheritedVariables } from "@/lib/env";

const AT = Date.UTC(2026, 2, 1, 10, 0, 7, 900);
const CLOCK = "2026-03-01 10:00:07";

/** What a printer writes on stdout and stderr, in their order. */
async function written(columns: number | null, print: (printer: LinePrinter) => Promise<void>) {
  let text = "";
  const write = (bytes: string | Uint8Array) => {
    text += Buffer.from(bytes).toString("utf8");
    return true;
  };
  const io = {
    variables: inheritedVariables,
    stdin: () => process.stdin,
    writeStdout: async (bytes: string | Uint8Array) => void write(bytes),
    terminalColumns: () => columns,
    writeStderr: write,
    interrupted: () => new Promise<never>(() => undefined),
  };
  await withIO(io, () => print(new LinePrinter(columns)));
  return text;
}

const progressTwice = async (printer: LinePrinter) => {
  await printer.event(AT, "running");
  await printer.progress(AT, "1 of 3");
  await printer.progress(AT, "2 of 3");
};

test("without a terminal each line stays", async () => {
  expect(await written(null, progressTwice)).toBe(`${CLOCK}  running\n${CLOCK}  1 of 3\n${CLOCK}  2 of 3\n`);
});

test("on a terminal a line of progress replaces the one before it, and nothing else", async () => {
  const back = "\u001b[1A\u001b[2K";
  expect(await written(80, progressTwice)).toBe(
    `${CLOCK}  running\n${CLOCK}  1 of 3\n${back}${CLOCK}  2 of 3\n`,
  );
  const withEvents = await written(80, async (printer) => {
    await progressTwice(printer);
    await printer.event(AT, "silent");
    await printer.progress(AT, "3 of 3");
    printer.tell("The database is away.");
    await printer.progress(AT, "3 of 3 again");
  });
  expect(withEvents.slice(withEvents.indexOf("silent"))).toBe(
    `silent\n${CLOCK}  3 of 3\nThe database is away.\n${CLOCK}  3 of 3 again\n`,
  );
});

test("on a terminal a line of progress never wraps, whatever characters it has", async () => {
  const progress = (note: string) => written(30, (printer) => printer.progress(AT, note));
  expect(await progress("123456789")).toBe(`${CLOCK}  12345678\n`);
  expect(await progress("日本日本日本")).toBe(`${CLOCK}  日本日本\n`);
  expect(await written(null, (printer) => printer.progress(AT, "1234567890"))).toContain("1234567890\n");
});

test("no text drives the terminal or forges a line, and JSON reads back to what it was", async () => {
  const hostile = "\u001b[2J\r\nforged\u202e \u009b1m";
  const text = await written(null, async (printer) => {
    await printer.plain(hostile);
    await printer.event(AT, hostile);
    await printer.progress(AT, hostile);
    await printer.json({ name: hostile });
  });
  expect(text.split("\n")).toHaveLength(5);
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202e]/u);
  expect(JSON.parse(text.split("\n")[3] ?? "")).toEqual({ name: hostile });
  const details = await written(null, (printer) => printer.details("no such file\n\n\tat one \u0007\n"));
  expect(details).toBe("  no such file\n\n  \tat one \\u0007\n");
});
