/** A response body of an iterator's chunks: each is asked for when the reader has taken the one before. */
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
        // Breaks the connection off: the reader must not take what it has for the whole. Next writes an error of any
        // other name out whole, with all that the database said, and tells of it a second time.
        controller.error(new DOMException("The answer broke off.", "AbortError"));
      }
    },
    async cancel() {
      await chunks.return?.();
    },
  });
}
