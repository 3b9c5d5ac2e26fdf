import type { LeftOver } from "@/lib/files/verify/find-left-overs";
import type { WrongFile } from "@/lib/files/verify/find-wrong-files";
import { formatMessage } from "@/lib/texts/format-message";
import { filesTexts } from "@/texts/cli/files";
import { escapeControlCharacters, harmlessLines } from "./escape-control-characters";
import { print } from "./print";

type FoundLeftOver = Omit<LeftOver, "remove" | "since"> & { since: string; removed: boolean };
type Finding = WrongFile | FoundLeftOver;

/** Prints findings as they come and keeps none in memory, however many there are. */
export interface FindingsPrinter {
  tell(finding: Finding): Promise<void>;
  /** Prints the last line, after `files` were compared. */
  end(files: number): Promise<void>;
  /** How many findings are not repaired. */
  readonly open: number;
}

export function findingsPrinter(json: boolean): FindingsPrinter {
  let [open, removed] = [0, 0];
  const lines = json ? jsonLines() : plainLines();
  return {
    tell: async (finding) => {
      if ("removed" in finding && finding.removed) removed++;
      else open++;
      await print(lines.of(finding));
    },
    end: (files) => print(lines.end({ files, open, removed })),
    get open() {
      return open;
    },
  };
}

interface Counts {
  files: number;
  open: number;
  removed: number;
}

const plainLines = () => ({
  of: (finding: Finding) => {
    const words = "fileId" in finding ? wrongFile(finding) : leftOver(finding);
    return `${escapeControlCharacters(words)}\n`;
  },
  end: ({ files, open: faults, removed }: Counts) => {
    const sentence =
      removed === 0
        ? formatMessage(filesTexts.compared, { files, faults })
        : formatMessage(filesTexts.comparedAndRemoved, { files, faults, removed });
    return `${sentence}\n`;
  },
});

const wrongFile = ({ fault, fileId: file, jobId: job, name }: WrongFile): string =>
  formatMessage(filesTexts.wrong, { fault: filesTexts.faults[fault], file, job, name });

function leftOver({ fault, stored, since, removed }: FoundLeftOver): string {
  const message = removed ? filesTexts.leftOverRemoved : filesTexts.leftOver;
  return formatMessage(message, { fault: filesTexts.faults[fault], stored, since });
}

/** One object whose list is printed as it grows: output that was cut off is not JSON. */
function jsonLines() {
  let before = '{"findings": [\n';
  return {
    of: (finding: Finding) => {
      const line = before + harmlessLines(JSON.stringify(finding));
      before = ",\n";
      return line;
    },
    end: (counts: Counts) => {
      const facts = JSON.stringify(counts).slice(1);
      return `${before === ",\n" ? "" : before}\n], ${facts}\n`;
    },
  };
}
