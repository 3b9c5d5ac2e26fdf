import { z } from "zod";

const line = z.looseObject({ event: z.string(), request: z.string().optional() });

/** The lines of one event in what a server has written so far. */
export function linesOf(output: string, event: string): z.infer<typeof line>[] {
  return output
    .split("\n")
    .filter((text) => text.startsWith('{"time":'))
    .map((text) => line.parse(JSON.parse(text)))
    .filter((found) => found.event === event);
}
