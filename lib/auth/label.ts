import { formatMessage } from "@/lib/texts/format-message";
import { accountsTexts } from "@/texts/site/accounts";

/** The pattern of a user's or token's name: one line of 1 to `most` characters. */
export const labelPattern = (most: number): RegExp =>
  new RegExp(`^[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1,${most}}$`, "u");

/** The message for a name that does not match it. */
export const labelRule = (most: number): string => formatMessage(accountsTexts.nameLength, { most });
