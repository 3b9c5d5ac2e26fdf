import { and, inArray, type SQL } from "drizzle-orm";
import { type SqlValue, type ViewerScope, visibleTo } from "@/lib/jobs/visibility";
import { FILTER_NAMES, type FilterName } from "./filters";
import { type JobConditions, PREFIX_COLUMNS, type PrefixColumn } from "./rule";
import { RULES } from "./rules";

/** The one WHERE: which jobs this viewer sees under this filter, for list, total, export and clear. */
export const jobsWhere = (viewer: ViewerScope, filter: JobConditions): SQL | undefined =>
  and(
    visibleTo(viewer),
    ...demandsOf(filter).map((one) =>
      "where" in one ? one.where : inArray(PREFIX_COLUMNS[one.prefix], one.values),
    ),
  );

/** The conditions of that WHERE that no index of the list holds. */
export const unindexedWhere = (filter: JobConditions): SQL | undefined =>
  and(...demandsOf(filter).flatMap((one) => ("where" in one ? [one.where] : [])));

/** The values that the filter lets through in a column of the index prefixes; null: all values. */
export const prefixValues = (column: PrefixColumn, filter: JobConditions): readonly SqlValue[] | null =>
  demandsOf(filter)
    .flatMap((one) => ("prefix" in one && one.prefix === column ? [one.values] : []))
    .reduce<readonly SqlValue[] | null>(inBoth, null);

/** The values that are in both lists. A placeholder stays: its value was checked before. */
export const inBoth = (some: readonly SqlValue[] | null, others: readonly SqlValue[]): readonly SqlValue[] =>
  some === null ? others : others.filter((one) => typeof one !== "string" || some.includes(one));

/** The columns of `job` in the conditions that no index holds. */
export const FILTER_COLUMNS = FILTER_NAMES.flatMap((name) => {
  const { lets } = RULES[name];
  return lets && "reads" in lets ? lets.reads : [];
});

type Demand = { where: SQL } | { prefix: PrefixColumn; values: readonly SqlValue[] };

const demandsOf = (filter: JobConditions): Demand[] =>
  FILTER_NAMES.flatMap((name) => demandOf(name, filter) ?? []);

function demandOf<Name extends FilterName>(name: Name, filter: JobConditions): Demand | null {
  const word = filter[name];
  const { lets } = RULES[name];
  if (word === null || word === undefined || lets === null) return null;
  if ("where" in lets) return { where: lets.where(word) };
  const values = lets.values(word);
  return values && { prefix: lets.prefix, values };
}
