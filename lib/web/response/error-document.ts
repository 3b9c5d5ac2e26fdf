const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

interface ErrorPage {
  message: string;
  /** Where the link back leads. */
  back: string;
  /** Whether it is certain that the request changed nothing. */
  unchanged: boolean;
  /** The request's id in the log; null if it is not logged. */
  request: string | null;
}

/**
 * An error of a route as a page, for a person who followed a link to it. It has no style: nothing of ours is loaded.
 */
export const errorDocument = ({ message, back, unchanged, request }: ErrorPage): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>This could not be loaded · Jobs Console</title>
<h1>This could not be loaded</h1>
<p>${escaped(message)}</p>
<p>${unchanged ? "Nothing has been changed. " : ""}<a href="${escaped(back)}">Go back</a></p>
${request ? `<p><small>Request <code>${request}</code>: give this number to whoever runs this site.</small></p>\n` : ""}</html>
`;
