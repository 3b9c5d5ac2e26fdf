const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

interface ErrorPage {
  message: string;
  /** Where the way back leads. */
  back: string;
  /** It is certain that nothing came of the request. */
  unchanged: boolean;
  /** The number under which the log has it; null for what is not logged. */
  request: string | null;
}

/** An error of a route as a page, for who followed a link to it. It has no look of its own: nothing of ours is loaded. */
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
