import type { RawParams } from "@/lib/jobs/params";

/** Parameters as in the address, with the "?", repeated ones included. */
export function searchOf(params: RawParams): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const one of [value ?? []].flat()) search.append(name, one);
  }
  return search.size > 0 ? `?${search}` : "";
}
