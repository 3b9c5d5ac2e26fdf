/** The form's fields as the browser sent them. */
export interface ViewFields {
  name: string;
  query: string;
  isShared: boolean;
  isPinned: boolean;
  isDefault: boolean;
}

/** Reads the form's fields; what is not a text becomes an empty one. */
export function readViewFields(form: FormData): ViewFields {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  return {
    name: text("name"),
    query: text("query"),
    isShared: form.has("shared"),
    isPinned: form.has("pinned"),
    isDefault: form.has("default"),
  };
}
