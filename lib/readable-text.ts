const ESC = "\u001b";
const BEL = "\u0007";
/** The end of a control string, in its two forms. */
const ST = `${ESC}\\\\|\u009c`;
/**
 * The content of a control string. A line feed is not part of it: a string without an end would hide all that follows.
 */
const HELD = "[^\\p{Cc}]*";

/**
 * ECMA-48's sequences, complete ones only. Each begins with a control character and has none inside, so matching takes
 * linear time.
 */
const TERMINAL_SEQUENCES = new RegExp(
  [
    `(?:${ESC}\\[|\u009b)[0-?]*[ -/]*[@-~]`, // colours, cursor moves
    `(?:${ESC}\\]|\u009d)${HELD}(?:${BEL}|${ST})`, // window titles, hyperlinks
    `(?:${ESC}[PX^_]|[\u0090\u0098\u009e\u009f])${HELD}(?:${ST})`, // device control and its like
    `${ESC}(?:[ -/]{1,3}[0-~]|(?![PX[\\]^_])[0-~])`, // character sets, single characters
  ].join("|"),
  "gu",
);

/**
 * A producer's text, safe to show: no terminal sequences, every control character visible except line feed and tab,
 * line ends as line feeds. A lone carriage return ends a line too, so that each state of a progress bar stays; an
 * incomplete sequence stays too. Direction marks stay, and need a <bdi> around them.
 */
export const readable = (text: string): string =>
  text
    .replace(TERMINAL_SEQUENCES, "")
    .replace(/\r+\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, picture)
    .toWellFormed();

/** The same on one line, for titles and tooltips: nothing isolates those, so direction marks are left out. */
export const forOneLine = (text: string): string =>
  readable(text)
    .replace(/\p{Bidi_Control}/gu, "")
    .replace(/[\n\t\u2028\u2029]+/g, " ");

/** Whether a person sees anything of it: blanks, terminal sequences and invisible characters alone don't count. */
export const isVisible = (text: string): boolean =>
  /[^\s\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/u.test(readable(text));

/** Unicode has pictures of the old control characters only, not of U+0080 to U+009F. */
function picture(control: string): string {
  const code = control.charCodeAt(0);
  if (code === 0x7f) return "\u2421";
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : "\uFFFD";
}
