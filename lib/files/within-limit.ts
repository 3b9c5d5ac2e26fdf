import { pipeline, type Readable, Transform } from "node:stream";
import { JobsError } from "@/lib/errors";
import { formatMessage } from "@/lib/texts/format-message";
import { fileErrorsTexts } from "@/texts/job/file-errors";

/** The content, which fails with a JobsError (too_large) as soon as it is longer than `limit` bytes. */
export function withinLimit(content: Readable, limit: number, name: string): Readable {
  let size = 0;
  const limited = new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      size += chunk.length;
      if (size <= limit) pass(null, chunk);
      else pass(fileTooLarge(name, limit));
    },
  });
  // The reader of the result gets every error; when either stream ends, the other is closed.
  return pipeline(content, limited, () => undefined);
}

export const fileTooLarge = (name: string, limit: number) =>
  new JobsError("too_large", formatMessage(fileErrorsTexts.tooLarge, { name, limit }));
