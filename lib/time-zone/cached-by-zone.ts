/** Cookies may spell a zone in ever new ways. */
const MOST_ZONES = 500;

/** The same for each time zone, made once: a format takes longer to make than to use for a whole page. */
export function cachedByZone<Made>(make: (timeZone: string) => Made): (timeZone: string) => Made {
  const cache = new Map<string, Made>();
  return (timeZone) => {
    const known = cache.get(timeZone);
    if (known !== undefined) return known;
    if (cache.size > MOST_ZONES) cache.clear();
    const made = make(timeZone);
    cache.set(timeZone, made);
    return made;
  };
}
