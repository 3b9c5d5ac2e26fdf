/** The reader of the output has closed it, as `head` does. */
export class OutputClosed extends Error {}

const ignore = () => undefined;

/** Writes to stdout unchanged and waits until it is written. Throws OutputClosed when nobody reads any more. */
export async function writeStdout(text: string | Uint8Array): Promise<void> {
  // The failure reaches the callback too; without a listener the event would end the process.
  if (!process.stdout.listeners("error").includes(ignore)) process.stdout.on("error", ignore);
  await new Promise<void>((taken, refused) => {
    process.stdout.write(text, (error) => {
      if (error) refused("code" in error && error.code === "EPIPE" ? new OutputClosed() : error);
      else taken();
    });
  });
}
