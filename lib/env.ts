import { z } from "zod";
import { formatMessage } from "@/lib/texts/format-message";
import { settingsTexts } from "@/texts/server/settings";
import { ACCOUNT_LIMITS } from "./account-limits";
import { PASSWORD_RULE } from "./password-rule";

const { userName, password } = ACCOUNT_LIMITS;

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());
const address = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: formatMessage(settingsTexts.address, { example }) });

/** The address of a site without a path; a browser's Origin is compared with it, so it is written as browsers do. */
const origin = address(/^https?$/, "https://jobs.example.org")
  .refine((text) => !URL.canParse(text) || isOrigin(new URL(text)), settingsTexts.addressWithPath)
  .transform((text) => (URL.canParse(text) ? new URL(text).origin : text));

function isOrigin({ pathname, search, hash, username, password }: URL): boolean {
  return pathname === "/" && !search && !hash && !username && !password;
}

/** A number of bytes, with a default. */
const bytes = (usual: number, least = 1) =>
  z.preprocess(
    (value) => value || undefined,
    z.coerce
      .number({ error: settingsTexts.bytes })
      .int()
      .min(least, formatMessage(settingsTexts.leastBytes, { least }))
      .max(Number.MAX_SAFE_INTEGER)
      .default(usual),
  );
const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

/** A whole number from `min` to `max`, with a default. */
const wholeNumber = (min: number, max: number, usual: number) =>
  z.preprocess(
    (value) => value || undefined,
    z.coerce
      .number({ error: formatMessage(settingsTexts.range, { min, max }) })
      .int()
      .min(min)
      .max(max)
      .default(usual),
  );

/** The characters of a secret, at least. */
const SECRET = 32;

const environment = z.object({
  NODE_ENV: optional(z.string()),
  DATABASE_URL: optional(address(/^postgres(ql)?$/, "postgres://user:password@host:5432/name")),
  PORT: optional(z.coerce.number({ error: settingsTexts.port }).int().min(1).max(65_535)),
  NEXTAUTH_URL: optional(origin),
  /** The site that people launch jobs from: what a job's relative addresses resolve against. */
  JOBS_PLATFORM_URL: optional(address(/^https?$/, "https://archive.example.org")),
  NEXTAUTH_SECRET: optional(z.string().min(SECRET, formatMessage(settingsTexts.secret, { least: SECRET }))),
  JOBS_DATA_DIR: z.preprocess((value) => value || undefined, z.string().default(".data")),
  /** The largest job file, and the most that all files of one job may have together. */
  JOBS_FILE_LIMIT: bytes(10 * GIB),
  JOBS_JOB_FILES_LIMIT: bytes(50 * GIB),
  /** How much memory the bodies that are being read may take in one server process. */
  JOBS_BODY_MEMORY: bytes(256 * MIB, 64 * MIB),
  /** How many files one token may upload at once to one server process. */
  JOBS_UPLOADS_PER_TOKEN: wholeNumber(1, 1_000, 20),
  /** After how many seconds without a byte an upload is ended. */
  JOBS_UPLOAD_IDLE: wholeNumber(1, 86_400, 60),
  /** With a bucket, job files are stored there and not in the data folder. */
  JOBS_S3_BUCKET: optional(z.string()),
  JOBS_S3_ENDPOINT: optional(address(/^https?$/, "https://s3.example.org")),
  JOBS_S3_REGION: optional(z.string()),
  JOBS_S3_PREFIX: z
    .string()
    .regex(/^([\w.-]+\/)*$/, settingsTexts.folders)
    .default(""),
  JOBS_S3_PATH_STYLE: optional(z.stringbool({ error: settingsTexts.boolean })),
  JOBS_ADMIN_USERNAME: optional(
    z.string().max(userName, formatMessage(settingsTexts.length, { min: 1, max: userName })),
  ),
  JOBS_ADMIN_PASSWORD: optional(z.string().min(password.min, PASSWORD_RULE).max(password.max, PASSWORD_RULE)),
  /** How many exports one user may run at once in one server process. */
  JOBS_EXPORTS_PER_USER: wholeNumber(1, 100, 2),
  /** The access token that `jobs run --url` sends to a console. */
  JOBS_TOKEN: optional(z.string()),
  /** How many requests a second one access token may send to one server process. */
  JOBS_TOKEN_RATE: wholeNumber(1, 10_000, 100),
  /** How many proxies in front of the server add to X-Forwarded-For; 0: the header is ignored. */
  JOBS_TRUSTED_PROXIES: wholeNumber(0, 10, 0),
});

export type Environment = z.infer<typeof environment>;

/** The environment, checked. Throws an error that names every variable that is not valid, never its value. */
export function readEnvironment(variables: Record<string, string | undefined> = process.env): Environment {
  const parsed = environment.safeParse(variables);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(formatMessage(settingsTexts.invalid, { faults: faults.join("; ") }));
}

/** The address at which people reach the console. */
export function publicUrl(): URL {
  const { NEXTAUTH_URL, PORT } = readEnvironment();
  return new URL(NEXTAUTH_URL ?? `http://localhost:${PORT ?? 3000}`);
}

/** The site that people launch jobs from; null when it is not set. */
export function platformUrl(): URL | null {
  const { JOBS_PLATFORM_URL } = readEnvironment();
  return JOBS_PLATFORM_URL ? new URL(JOBS_PLATFORM_URL) : null;
}

/** The variables of this process, for a process that it starts. */
export const inheritedVariables = (): NodeJS.ProcessEnv => ({ ...process.env });
