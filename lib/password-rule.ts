import { accountsTexts } from "@/texts/site/accounts";
import { ACCOUNT_LIMITS } from "./account-limits";
import { formatMessage } from "./texts/format-message";

/** The message for a password that is too short or too long. */
export const PASSWORD_RULE = formatMessage(accountsTexts.passwordLength, ACCOUNT_LIMITS.password);
