import { readTestEnvironment } from "./environment";

/**
 * How large a case is: small in `npm test`, and in `npm run test:faults` as large as it may be in real life. The name
 * of a test file that uses it ends with `.faults.test.ts` or `.faults.spec.ts`.
 */
export const sizeFor = <T>({ small, full }: { small: T; full: T }): T =>
  readTestEnvironment().JOBS_TEST_SIZE === "full" ? full : small;
