import { readTestEnvironment } from "./environment";

/**
 * How large a case is made: small in `npm test`, and in `npm run test:faults` as large as it may come in real
 * life. The test that uses it lies in a file whose name ends with `.faults.test.ts` or `.faults.spec.ts`.
 */
export const sizeFor = <T>({ small, full }: { small: T; full: T }): T =>
  readTestEnvironment().JOBS_TEST_SIZE === "full" ? full : small;
