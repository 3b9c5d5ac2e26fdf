import { USUAL_WORDS } from "@/lib/jobs/filter/filters";

/** The address of a list with the words of a filter form, without those that are as usual. */
export function filterAddress(fields: FormData): string {
  const usual = new Map<string, string | null>(Object.entries(USUAL_WORDS));
  const chosen = [...fields].flatMap(([name, value]) =>
    typeof value === "string" && value !== "" && value !== usual.get(name) ? [[name, value]] : [],
  );
  const query = new URLSearchParams(chosen).toString();
  return query === "" ? "/jobs" : `/jobs?${query}`;
}
