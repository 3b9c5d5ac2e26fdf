import { z } from "zod";
import { InvalidInput, JobsError } from "@/lib/errors";
import { quotable } from "@/lib/jobs/params";
import { PAGE_ROWS, type ViewerSettings } from "@/lib/settings/viewer-settings";
import { formatList } from "@/lib/texts/format-list";
import { formatMessage } from "@/lib/texts/format-message";
import { parseStrictly } from "@/lib/web/request/parse-strictly";
import { requestTexts } from "@/texts/server/request";
import { mySettingsTexts } from "@/texts/settings/my-settings";

/** The form's fields as the browser sends them. A box that is not ticked is not sent. */
export type SettingsFields = Record<keyof ViewerSettings, string>;

/** More than any value of the form has. */
const MOST_SHOWN = 20;

/** React's own hidden fields, by which a form finds its action without scripts. Scripts send them too. */
const REACTS_OWN = "$ACTION_";

const choices = formatList(PAGE_ROWS.map(String), "or");
const pageRows = z.string().transform((text, context) => {
  const rows = PAGE_ROWS.find((one) => String(one) === text);
  if (rows !== undefined) return rows;
  context.addIssue({ code: "custom", message: formatMessage(mySettingsTexts.rowsChoice, { choices }) });
  return z.NEVER;
});
const box = z.literal(["on", ""], mySettingsTexts.switchChoice).transform((text) => text === "on");

const fields = z.object({ pageRows, shortcuts: box } satisfies Record<keyof ViewerSettings, z.ZodType>);
const NAMES = fields.keyof().options;

/** What the form shows for settings. */
export const fieldsOf = ({ pageRows, shortcuts }: ViewerSettings): SettingsFields => ({
  pageRows: String(pageRows),
  shortcuts: shortcuts ? "on" : "",
});

/** What a form holds in its fields, right or wrong, and cut; an empty text for what is not a text. */
export function sentFields(form: unknown): SettingsFields {
  const text = (name: string) => {
    const value = form instanceof FormData ? form.get(name) : null;
    return typeof value === "string" ? value.slice(0, MOST_SHOWN) : "";
  };
  return { pageRows: text("pageRows"), shortcuts: text("shortcuts") };
}

/** The settings of a form. Throws InvalidInput for a field that is missing, unknown, sent twice or has another value. */
export function parseSettings(form: unknown): ViewerSettings {
  if (!(form instanceof FormData)) throw new JobsError("malformed", mySettingsTexts.notForm);
  const names = [...form.keys()].filter((name) => !name.startsWith(REACTS_OWN));
  for (const [at, name] of names.entries()) {
    if (!NAMES.some((known) => known === name))
      throw new InvalidInput(quotable(name), requestTexts.unknownField);
    if (names.indexOf(name) < at) throw new InvalidInput(name, requestTexts.givenTwice);
  }
  return parseStrictly(fields, sentFields(form));
}
