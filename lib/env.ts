import { z } from "zod";
import { ACCOUNT_LIMITS, PASSWORD_RULE } from "./account-limits";

const { userName, password } = ACCOUNT_LIMITS;

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());
const address = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `give an address such as ${example}` });

/** The address of a site without a path; a browser's Origin is compared with it, so it is written as browsers do. */
const origin = address(/^https?$/, "https://jobs.example.org")
  .refine(
    (text) => !URL.canParse(text) || isOrigin(new URL(text)),
    "give an address without a path, such as https://jobs.example.org",
  )
  .transform((text) => (URL.canParse(text) ? new URL(text).origin : text));

function isOrigin({ pathname, search, hash, username, password }: URL): boolean {
  return pathname === "/" && !search && !hash && !username && !password;
}

/** A number of bytes, with a default. */
const bytes = (usual: number) =>
  z.preprocess(
    (value) => value || undefined,
    z.coerce
      .number({ error: "give a number of bytes" })
      .int()
      .min(1)
      .max(Number.MAX_SAFE_INTEGER)
      .default(usual),
  );
const GIB = 1024 ** 3;

const environment = z.object({
  NODE_ENV: optional(z.string()),
  DATABASE_URL: optional(address(/^postgres(ql)?$/, "postgres://user:password@host:5432/name")),
  PORT: optional(z.coerce.number({ error: "give a port number from 1 to 65535" }).int().min(1).max(65_535)),
  NEXTAUTH_URL: optional(origin),
  NEXTAUTH_SECRET: optional(z.string().min(32, "give at least 32 random characters")),
  JOBS_DATA_DIR: z.preprocess((value) => value || undefined, z.string().default(".data")),
  /** The largest job file, and the most that all files of one job may have together. */
  JOBS_FILE_LIMIT: bytes(10 * GIB),
  JOBS_JOB_FILES_LIMIT: bytes(50 * GIB),
  /** With a bucket, job files are stored there and not in the data folder. */
  JOBS_S3_BUCKET: optional(z.string()),
  JOBS_S3_ENDPOINT: optional(address(/^https?$/, "https://s3.example.org")),
  JOBS_S3_REGION: optional(z.string()),
  JOBS_S3_PREFIX: z
    .string()
    .regex(/^([\w.-]+\/)*$/, "give folders that end with a slash, such as jobs/")
    .default(""),
  JOBS_S3_PATH_STYLE: optional(z.stringbool({ error: "give true or false" })),
  JOBS_ADMIN_USERNAME: optional(z.string().min(1).max(userName)),
  JOBS_ADMIN_PASSWORD: optional(z.string().min(password.min, PASSWORD_RULE).max(password.max, PASSWORD_RULE)),
  /** How many exports one user may run at once in one server process. */
  JOBS_EXPORTS_PER_USER: z.preprocess(
    (value) => value || undefined,
    z.coerce.number({ error: "give a number from 1 to 100" }).int().min(1).max(100).default(2),
  ),
  /** The access token that `jobs run --url` sends to a console. */
  JOBS_TOKEN: optional(z.string()),
  /** How many requests a second one access token may send to one server process. */
  JOBS_TOKEN_RATE: z.preprocess(
    (value) => value || undefined,
    z.coerce.number({ error: "give a number from 1 to 10000" }).int().min(1).max(10_000).default(100),
  ),
  /** How many proxies in front of the server add to X-Forwarded-For; 0: the header is ignored. */
  JOBS_TRUSTED_PROXIES: z.preprocess(
    (value) => value || undefined,
    z.coerce.number({ error: "give a number from 0 to 10" }).int().min(0).max(10).default(0),
  ),
});

export type Environment = z.infer<typeof environment>;

/** The environment, checked. Throws an error that names every variable that is not valid, never its value. */
export function readEnvironment(variables: Record<string, string | undefined> = process.env): Environment {
  const parsed = environment.safeParse(variables);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment variables are not valid. ${faults.join("; ")}.`);
}

/** The address at which people reach the console. */
export function publicUrl(): URL {
  const { NEXTAUTH_URL, PORT } = readEnvironment();
  return new URL(NEXTAUTH_URL ?? `http://localhost:${PORT ?? 3000}`);
}

/** The variables of this process, for a process that it starts. */
export const inheritedVariables = (): NodeJS.ProcessEnv => ({ ...process.env });
