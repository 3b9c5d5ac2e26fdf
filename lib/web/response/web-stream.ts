/** A response body from an iterator's chunks: each is requested when the reader has taken the one before. */
export function webStream(
  chunks: AsyncIterator<Uint8Array>,
  onFault: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        onFault(error);
        // Breaks the connection, so that the reader does not take what it has for the whole. Next would write an error
        // of any other name out in full, with the database's message, and log it a second time.
        controller.error(new DOMException("cut off", "AbortError"));
      }
    },
    async cancel() {
      await chunks.return?.();
    },
  });
}
