import { requestId } from "@/lib/current-request";

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

/** An error of a route as a page, for who followed a link to it. It has no look of its own: nothing of ours is loaded. */
export const errorDocument = (message: string, back: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>This could not be loaded · Jobs Console</title>
<h1>This could not be loaded</h1>
<p>${escaped(message)}</p>
<p>Nothing has been changed. <a href="${escaped(back)}">Go back</a></p>
<p><small>Request <code>${requestId() ?? ""}</code>: give this number to whoever runs this site.</small></p>
</html>
`;
