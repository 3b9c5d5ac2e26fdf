const shape =
  "inline-flex items-center justify-center gap-1.5 rounded-md border px-3 py-1.5 font-medium no-underline cursor-pointer hover:no-underline disabled:cursor-default disabled:opacity-60";

/** The looks of buttons, and of links that stand among them. */
export const button = {
  primary: `${shape} border-accent bg-accent text-on-accent hover:opacity-90`,
  plain: `${shape} border-line bg-surface text-ink hover:bg-sunken`,
  danger: `${shape} border-failed bg-surface text-failed hover:bg-failed-soft`,
};

export const field = "rounded-md border border-line bg-surface px-2.5 py-1.5 text-ink";
