const MOMENT_MS = 5_000;

interface Kept<Answer> {
  answer: Promise<Answer>;
  until: number;
}

/**
 * A function that for five seconds gives the answer it gave for the same key and database; while one is on its way, all
 * wait for it. What failed is asked anew. `now` is in milliseconds, of a clock that is never set.
 */
export function forAMoment<Given, Answer>(
  ask: (given: Given) => Promise<Answer>,
  keyOf: (given: Given) => string,
  now: () => number = () => performance.now(),
): (database: object, given: Given) => Promise<Answer> {
  const kept = new WeakMap<object, Map<string, Kept<Answer>>>();
  return (database, given) => {
    const answers = kept.get(database) ?? new Map<string, Kept<Answer>>();
    kept.set(database, answers);
    const key = keyOf(given);
    const known = answers.get(key);
    if (known && now() < known.until) return known.answer;
    // In the order in which they were asked, so the oldest come first.
    for (const [other, { until }] of answers) {
      if (now() < until) break;
      answers.delete(other);
    }
    const asked = { answer: ask(given), until: now() + MOMENT_MS };
    answers.delete(key);
    answers.set(key, asked);
    asked.answer.catch(() => {
      if (answers.get(key) === asked) answers.delete(key);
    });
    return asked.answer;
  };
}
