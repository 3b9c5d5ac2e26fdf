/** A value of a job by which it is recognised in what a viewer is sent. */
export const markText = (mark: number): string => `mark ${mark}.`;

/** The marks in a text, also in one that begins or ends within another. */
export const marksIn = (text: string): number[] =>
  Array.from(text.matchAll(/mark (\d+)\./g), ([, mark]) => Number(mark));
