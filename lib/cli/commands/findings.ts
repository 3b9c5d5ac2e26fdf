import { escapeControlCharacters, harmlessLines } from "@/lib/cli/io/escape-control-characters";
import { print } from "@/lib/cli/io/print";
import type { LeftOver } from "@/lib/files/verify/find-left-overs";
import type { WrongFile } from "@/lib/files/verify/find-wrong-files";
import { plural } from "@/lib/format";

type Finding = WrongFile | (Omit<LeftOver, "remove" | "since"> & { since: string; removed: boolean });

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
    const words =
      "fileId" in finding
        ? `${finding.fault}: file ${finding.fileId} of job ${finding.jobId}, “${finding.name}”`
        : `${finding.fault}: ${finding.stored}, since ${finding.since}${finding.removed ? ", removed" : ""}`;
    return `${escapeControlCharacters(words)}\n`;
  },
  end: ({ files, open, removed }: Counts) =>
    `${plural(files, "recorded file")} compared: ${plural(open, "fault")}${removed > 0 ? `, ${removed} removed` : ""}.\n`,
});

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
