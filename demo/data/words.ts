/** The words of a text in lower case, addresses left out. */
export function wordsOf(text: string): string[] {
  const withoutAddresses = text.replace(/\(?https?:\/\/[^\s)]+\)?/g, " ");
  return withoutAddresses.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
}
