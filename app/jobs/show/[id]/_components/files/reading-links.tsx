import { button } from "@/app/_ui/button";
import { DELIMITER_WORDS, parseDelimiter } from "@/lib/csv/delimiters";
import { delimiterName } from "@/lib/csv/describe-reading";
import type { PreviewReading } from "@/lib/jobs/files/preview-job-file";
import type { RawParams } from "@/lib/jobs/params";
import { ENCODINGS } from "@/lib/text-encoding/encodings";
import { searchOf } from "@/lib/web/request/search-of";
import { tableReaderTexts } from "@/texts/job/table-reader";

interface ReadingLinksProps {
  jobId: string;
  fileId: string;
  reading: PreviewReading;
  /** The parameters of the page's address, which the links keep. */
  search: RawParams;
}

/** Links that read the previewed file with another encoding or delimiter. Open once one was chosen. */
export function ReadingLinks({ jobId, fileId, reading, search }: ReadingLinksProps) {
  const { chosen, kind } = reading;
  const href = (change: RawParams) =>
    `/jobs/show/${jobId}${searchOf({ ...search, ...change })}#file-${fileId}`;
  const encodings = ENCODINGS.map((encoding) => ({
    name: tableReaderTexts.encodings[encoding],
    href: href({ encoding }),
    isCurrent: chosen.encoding === encoding,
  }));
  const delimiters = DELIMITER_WORDS.map((delimiter) => {
    const character = parseDelimiter(delimiter);
    return {
      name: delimiterName(character ?? ""),
      href: href({ delimiter }),
      isCurrent: chosen.delimiter === character,
    };
  });
  return (
    <details open={chosen.encoding !== null || chosen.delimiter !== null} className="screen-only text-sm">
      <summary className="w-fit py-1 text-accent">{tableReaderTexts.readDifferently}</summary>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        <Choices
          label={tableReaderTexts.encoding}
          detected={{ href: href({ encoding: undefined }), isCurrent: chosen.encoding === null }}
          choices={encodings}
        />
        {kind === "table" ? (
          <Choices
            label={tableReaderTexts.delimiter}
            detected={{ href: href({ delimiter: undefined }), isCurrent: chosen.delimiter === null }}
            choices={delimiters}
          />
        ) : null}
      </div>
    </details>
  );
}

interface Choice {
  name: string;
  href: string;
  isCurrent: boolean;
}

interface ChoicesProps {
  label: string;
  detected: Omit<Choice, "name">;
  choices: Choice[];
}

function Choices({ label, detected, choices }: ChoicesProps) {
  const all = [{ ...detected, name: tableReaderTexts.asDetected }, ...choices];
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-1.5">
      <span className="text-quiet">{label}</span>
      <ul className="flex flex-wrap gap-1.5">
        {all.map(({ name, href, isCurrent }) => (
          <li key={name}>
            <a
              href={href}
              aria-current={isCurrent ? "true" : undefined}
              className={`${button.small} no-underline hover:no-underline aria-[current]:border-accent aria-[current]:ring-1 aria-[current]:ring-accent`}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
