import { and, inArray, type SQL } from "drizzle-orm";
import { type Given, type Seeing, visibleTo } from "@/lib/jobs/visibility";
import { FILTER_NAMES, type FilterName } from "./filters";
import { type Chosen, LANE_COLUMNS, type LaneColumn } from "./rule";
import { RULES } from "./rules";

/** The one WHERE: which jobs this viewer sees under this filter, for list, total, export and clear alike. */
export const matching = (viewer: Seeing, filter: Chosen): SQL | undefined =>
  and(
    visibleTo(viewer),
    ...demandsOf(filter).map((one) =>
      "where" in one ? one.where : inArray(LANE_COLUMNS[one.lane], one.values),
    ),
  );

/** What of the one WHERE no index of the list holds. */
export const besideLanes = (filter: Chosen): SQL | undefined =>
  and(...demandsOf(filter).flatMap((one) => ("where" in one ? [one.where] : [])));

/** The values that the filter lets through in a column of the lanes; null: all there are. */
export const valuesInLane = (column: LaneColumn, filter: Chosen): readonly Given[] | null =>
  demandsOf(filter)
    .flatMap((one) => ("lane" in one && one.lane === column ? [one.values] : []))
    .reduce<readonly Given[] | null>(inBoth, null);

/** A value that is still open was settled before: it is among the others. */
export const inBoth = (some: readonly Given[] | null, others: readonly Given[]): readonly Given[] =>
  some === null ? others : others.filter((one) => typeof one !== "string" || some.includes(one));

/** What reading a list asks of `job` for the sake of filters that no index holds. */
export const READ_BY_FILTERS = FILTER_NAMES.flatMap((name) => {
  const { lets } = RULES[name];
  return lets && "reads" in lets ? lets.reads : [];
});

type Demand = { where: SQL } | { lane: LaneColumn; values: readonly Given[] };

const demandsOf = (filter: Chosen): Demand[] => FILTER_NAMES.flatMap((name) => demandOf(name, filter) ?? []);

function demandOf<Name extends FilterName>(name: Name, filter: Chosen): Demand | null {
  const word = filter[name];
  const { lets } = RULES[name];
  if (word === null || word === undefined || lets === null) return null;
  if ("where" in lets) return { where: lets.where(word) };
  const values = lets.values(word);
  return values && { lane: lets.lane, values };
}
