/** The form's fields as the browser sent them. */
export interface TokenFields {
  name: string;
  scopes: string[];
  days: string;
}

/** The fields of an empty form. */
export const USUAL_TOKEN: TokenFields = { name: "", scopes: ["jobs:read"], days: "90" };

/** Days until a token expires; none: it does not expire. */
export const EXPIRIES = ["7", "30", "90", "365", "none"] as const;

/** Reads the form's fields; what is not a text becomes an empty one. */
export function readTokenFields(form: FormData): TokenFields {
  const text = (value: FormDataEntryValue | null) => (typeof value === "string" ? value : "");
  return {
    name: text(form.get("name")),
    scopes: form.getAll("scope").map(text),
    days: text(form.get("days")),
  };
}

/** As createToken takes it, which refuses what is out of range. */
export const parseNewToken = ({ name, scopes, days }: TokenFields) => ({
  name,
  scopes,
  days: days === "none" ? null : /^\d+$/.test(days) ? Number(days) : Number.NaN,
});
