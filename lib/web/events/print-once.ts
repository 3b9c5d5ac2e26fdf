/**
 * Prints each object once in each way, however many viewers it is sent to, and remembers the text as long as the object
 * lives. `how` tells the ways apart.
 */
export function printOnce<Of extends object, How extends string[]>(print: (of: Of, ...how: How) => string) {
  const printed = new WeakMap<Of, Map<string, string>>();
  return (of: Of, ...how: How): string => {
    const ways = printed.get(of) ?? new Map<string, string>();
    printed.set(of, ways);
    const way = how.join();
    const text = ways.get(way) ?? print(of, ...how);
    ways.set(way, text);
    return text;
  };
}
