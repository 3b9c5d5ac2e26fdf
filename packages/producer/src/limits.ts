const KB = 1024;

/** The limits of a record. The database has the same numbers: `tests/db/limits.test.ts` compares them. */
export const LIMITS = {
  // In characters, as PostgreSQL counts them. Longer texts are refused.
  type: 50,
  name: 255,
  description: 2_000,
  runAt: 2_000,
  objectClass: 100,
  objectKey: 255,
  objectLabel: 255,
  objectUrl: 2_000,
  onceKey: 255,
  // In characters. Longer texts are cut at the end.
  rejectedMessage: 1_000,
  // In bytes of UTF-8. Longer texts are cut in the middle.
  note: 1_000,
  message: 64 * KB,
  trace: 256 * KB,
  output: 1_024 * KB,
  subtaskError: 4 * KB,
  // In one call.
  steps: 1_000,
  subtasks: 10_000,
  /** The bytes of a request's JSON. */
  body: 10 * 1_024 * KB,
} as const;
