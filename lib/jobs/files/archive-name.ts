import { portableName } from "@/lib/files/archive/portable-name";
import { atMost, MOST_BYTES } from "@/lib/files/file-name";
import { jobTitle } from "@/lib/jobs/job";
import { forOneLine } from "@/lib/readable-text";
import { formatMessage } from "@/lib/texts/format-message";
import { archiveTexts as texts } from "@/texts/job/archive";

/** Characters of the job's name in the archive's. */
const NAME_LENGTH = 100;

/** portableName puts one in front of a device's name. */
const UNDERSCORE = 1;

/**
 * The file name of a job's archive: "Airports (job 17).zip". The job's name is cut to 100 characters, and to the bytes
 * that leave room for the rest.
 */
export function archiveName(id: string, jobName: string | null): string {
  const withId = (name: string) => formatMessage(texts.fileName, { name, id });
  // Composed first, because that changes how many bytes there are.
  const title = forOneLine(jobTitle({ name: jobName }))
    .normalize("NFC")
    .replace(/[/\\]/g, "-");
  const room = MOST_BYTES - UNDERSCORE - Buffer.byteLength(withId(""));
  return portableName(withId(atMost([...title].slice(0, NAME_LENGTH), room).trim()));
}
