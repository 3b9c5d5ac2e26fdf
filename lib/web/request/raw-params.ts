import type { RawParams } from "@/lib/jobs/params";

/** Parameters as Next passes them to a page, so that an address is read in the same way everywhere. */
export function rawParams(params: URLSearchParams): RawParams {
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}
