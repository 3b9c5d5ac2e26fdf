import { z } from "zod";
import { inheritedVariables } from "@/lib/env";

const variables = z.object({ TEST_DATABASE_URL: z.url().optional() });

/** What the environment says of the tests themselves. */
export const readTestEnvironment = () => variables.parse(inheritedVariables());
