import { Readable } from "node:stream";
import type { ArchiveEntry } from "@/lib/files/archive/zip-archive";
import type { FileState } from "@/lib/files/store/file-state";
import { formatMessage } from "@/lib/texts/format-message";
import { archiveTexts } from "@/texts/job/archive";

const texts = archiveTexts.missing;

/** The file of an archive that names, one a line, those that are not in it. */
export function missingFilesEntry(
  jobId: string,
  missing: readonly { path: string; state: FileState | undefined }[],
): ArchiveEntry {
  const lines = [
    formatMessage(texts.heading, { count: missing.length, id: jobId }),
    "",
    ...missing.map(({ path, state }) =>
      formatMessage(state === "changed" ? texts.changed : texts.gone, { path }),
    ),
  ];
  const bytes = Buffer.from(`${lines.join("\n")}\n`);
  return {
    path: texts.fileName,
    size: bytes.length,
    modifiedAt: new Date(),
    open: async () => Readable.from([bytes]),
  };
}
