/** A line for the person who waits; standard output holds the result alone. */
export const say = (line: string) => {
  process.stderr.write(`${line}\n`);
};
