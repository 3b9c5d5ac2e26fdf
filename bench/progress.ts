/** Prints a line for the person who waits; standard output has only the result. */
export const say = (line: string) => {
  process.stderr.write(`${line}\n`);
};
