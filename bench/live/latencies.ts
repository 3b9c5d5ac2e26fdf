import type { Mark } from "./changes";
import type { Seen } from "./viewers";

/**
 * How many milliseconds after its commit each mark came to each viewer of its owner. One that was replaced before it
 * was sent has come when a later one did. Throws if one has not come at all.
 */
export function latencies(marks: readonly Mark[], seen: Seen, ownerOf: (viewer: number) => number): number[] {
  const viewersOf = new Map<number, Seen>();
  for (const [at, one] of seen.entries()) {
    const owner = ownerOf(at);
    viewersOf.set(owner, [...(viewersOf.get(owner) ?? []), one]);
  }
  return marks.flatMap(({ mark, owner, at }) =>
    (viewersOf.get(owner) ?? []).map((one) => {
      const came = one.find(([other]) => other >= mark);
      if (!came) throw new Error(`A viewer of owner ${owner} has not seen mark ${mark}.`);
      return Math.max(0, came[1] - at);
    }),
  );
}
