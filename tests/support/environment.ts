import { z } from "zod";
import { inheritedVariables } from "@/lib/env";

const variables = z.object({
  TEST_DATABASE_URL: z.url().optional(),
  /** How large the cases of fault tests are: small in `npm test`, full in `npm run test:faults`. */
  JOBS_TEST_SIZE: z.enum(["small", "full"]).default("small"),
});

/** The settings of the tests themselves, from the environment. */
export const readTestEnvironment = () => variables.parse(inheritedVariables());
