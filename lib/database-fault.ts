import { formatMessage } from "@/lib/texts/format-message";
import { databaseFaultTexts as texts } from "@/texts/server/database-fault";
import { DatabaseUnusable } from "./errors";

/** By SQLSTATE of the server, or by code of Node, of its TLS and of its look-up of names. */
const BY_CODE: ReadonlyMap<string, string> = new Map([
  ["28P01", texts.login],
  ["28000", texts.notAdmitted],
  ["3D000", texts.noDatabase],
  ["42P01", texts.notMigrated],
  ["42883", texts.notMigrated],
  ["3F000", texts.notMigrated],
  ["42501", texts.noRight],
  ["25006", texts.readOnly],
  ["53100", texts.diskFull],
  ["ENOTFOUND", texts.noHost],
  ["CERT_HAS_EXPIRED", texts.certificate],
  ["CERT_NOT_YET_VALID", texts.certificate],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", texts.certificate],
  ["SELF_SIGNED_CERT_IN_CHAIN", texts.certificate],
  ["UNABLE_TO_GET_ISSUER_CERT", texts.certificate],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", texts.certificate],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", texts.certificate],
  ["ERR_TLS_CERT_ALTNAME_INVALID", texts.certificate],
]);

/** By messages of the drivers and of poolers, which come without a code, or with one that says less. */
const BY_MESSAGE: readonly [RegExp, string][] = [
  [/unsupported startup parameter/i, texts.pooler],
  [/password must be a string|no password supplied|client password must be/i, texts.noPassword],
  [/does not support SSL connections|no SSL connection/i, texts.noTls],
  [/^(connect )?(ENOENT|EACCES)\b.*\.s\.PGSQL\./, texts.noSocket],
];

/** What is wrong, for a fault of the database that does not pass by itself; null for any other. */
export const lastingFault = ({ code, message }: { code: string; message: string }): string | null =>
  BY_MESSAGE.find(([pattern]) => pattern.test(message))?.[1] ?? BY_CODE.get(code) ?? null;

/** DATABASE_URL is not set, and there is no embedded server to use instead. */
export const noDatabase = (folder: string): DatabaseUnusable =>
  new DatabaseUnusable(formatMessage(texts.notRunning, { folder }));
