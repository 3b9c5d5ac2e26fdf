import { withFilter } from "@/lib/jobs/filter/filter";
import { FILTER_NAMES } from "@/lib/jobs/filter/filters";

/** The address of a list with the words of a filter form, without those that are as usual. */
export const filterAddress = (fields: FormData): string =>
  withFilter("/jobs", Object.fromEntries(FILTER_NAMES.map((name) => [name, String(fields.get(name) ?? "")])));
