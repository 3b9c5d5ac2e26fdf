import { texts } from "../texts.ts";
import { said } from "./classify-response.ts";

/** The id of a new job. Throws when there is none. */
export function idOf(answer: unknown): string {
  const id = said(answer, "id");
  if (id === null || !/^\d{1,19}$/.test(id)) throw new Error(texts.noId);
  return id;
}

/** The run token; null from a console that gives none. */
export const runOf = (answer: unknown): string | null => said(answer, "runToken");

/** The numbers of new subtasks. */
export function numbersOf(answer: unknown): number[] {
  const numbers: unknown =
    typeof answer === "object" && answer !== null ? Reflect.get(answer, "numbers") : null;
  return Array.isArray(numbers) ? numbers.filter((one) => Number.isInteger(one)) : [];
}
