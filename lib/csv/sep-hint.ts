/** The line `sep=;` before the header, with which a file names its delimiter to spreadsheets. */
export interface SepHint {
  delimiter: string;
  /** How many characters it takes, with its line end. */
  length: number;
}

/** Programs that rewrite the file may quote the line, or add empty cells to it. */
const HINT = /^("?)sep=([^"\r\n])\1[,;\t|]*(?:\r\n|\r|\n|$)/i;

/** The hint at the beginning of a text, if there is one. */
export function sepHint(text: string): SepHint | null {
  const [line, , delimiter] = HINT.exec(text) ?? [];
  return line !== undefined && delimiter !== undefined ? { delimiter, length: line.length } : null;
}
