import type { RawParams } from "@/lib/jobs/params";

/** As Next hands parameters to a page, so that whoever reads the same address reads it alike. */
export function rawParams(params: URLSearchParams): RawParams {
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}
