import { formatMessage } from "@/lib/texts/format-message";
import { openapiTexts } from "@/texts/api/openapi";

const KB = 1024;

/** The limit of a text for people, given in bytes: "4 KB", "1 MB". */
export const sizeInWords = (bytes: number): string =>
  bytes < KB * KB
    ? formatMessage(openapiTexts.kilobytes, { amount: bytes / KB })
    : formatMessage(openapiTexts.megabytes, { amount: bytes / (KB * KB) });
