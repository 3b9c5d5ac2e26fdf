import { expect, test } from "vitest";
import { readEnvironment } from "@/lib/env";

test("nothing at all is a usable environment", () => {
  expect(readEnvironment({})).toMatchObject({ JOBS_DATA_DIR: ".data", JOBS_TRUSTED_PROXIES: 0 });
  expect(readEnvironment({ PORT: "", DATABASE_URL: "" }).PORT).toBeUndefined();
  expect(readEnvironment({ JOBS_FILE_LIMIT: "", JOBS_S3_PREFIX: "", JOBS_S3_PATH_STYLE: "" })).toMatchObject({
    JOBS_FILE_LIMIT: 10_737_418_240,
    JOBS_S3_PREFIX: "",
  });
});

test.each([
  ["DATABASE_URL", "mysql://host/name"],
  ["PORT", "99999"],
  ["PORT", "http"],
  ["NEXTAUTH_URL", "localhost:3000"],
  ["JOBS_PLATFORM_URL", "the-platform"],
  ["NEXTAUTH_URL", "no address"],
  ["NEXTAUTH_URL", "https://jobs.example.org/console"],
  ["NEXTAUTH_URL", "https://jobs.example.org/?a=b"],
  ["NEXTAUTH_URL", "https://ada:secret@jobs.example.org"],
  ["NEXTAUTH_SECRET", "short"],
  ["JOBS_ADMIN_PASSWORD", "short"],
  ["JOBS_TRUSTED_PROXIES", "-1"],
  ["JOBS_FILE_LIMIT", "10 GB"],
  ["JOBS_JOB_FILES_LIMIT", "1.5"],
  ["JOBS_S3_ENDPOINT", "ftp://files.example.org"],
  ["JOBS_S3_PREFIX", "files//of"],
  ["JOBS_S3_PATH_STYLE", "perhaps"],
])("%s=%s fails with the variable's name and never its value", (name, value) => {
  expect(() => readEnvironment({ [name]: value })).toThrow(name);
  if (value !== "-1") expect(() => readEnvironment({ [name]: value })).not.toThrow(value);
});

test.each([
  ["JOBS_ADMIN_USERNAME", "a".repeat(101), "give 1 to 100 characters"],
  ["JOBS_TOKEN_RATE", "10001", "give a number from 1 to 10000"],
  ["JOBS_EXPORTS_PER_USER", "1.5", "give a number from 1 to 100"],
  ["JOBS_TRUSTED_PROXIES", "many", "give a number from 0 to 10"],
  ["NEXTAUTH_SECRET", "short", "give at least 32 random characters"],
])("%s=%s says what to give", (name, value, hint) => {
  const message = `The environment variables are not valid. ${name}: ${hint}.`;
  expect(() => readEnvironment({ [name]: value })).toThrow(message);
});

test.each([
  ["HTTPS://Jobs.Example.ORG", "https://jobs.example.org"],
  ["https://jobs.example.org/", "https://jobs.example.org"],
  ["https://jobs.example.org:443", "https://jobs.example.org"],
  ["http://LOCALHOST:3000", "http://localhost:3000"],
])("the address %s is what browsers call %s", (NEXTAUTH_URL, origin) => {
  expect(readEnvironment({ NEXTAUTH_URL }).NEXTAUTH_URL).toBe(origin);
});
