const smallShape =
  "inline-flex min-h-6 items-center gap-1 whitespace-nowrap rounded-md border bg-surface px-2 text-xs no-underline hover:no-underline";

const shape =
  "inline-flex min-h-8 items-center justify-center gap-1.5 whitespace-nowrap rounded-md border px-3 py-1 font-medium no-underline transition-colors hover:no-underline disabled:opacity-55 aria-disabled:opacity-55";

/** The looks of buttons, and of links that stand among them. */
export const button = {
  primary: `${shape} border-accent bg-accent text-on-accent enabled:hover:border-accent-strong enabled:hover:bg-accent-strong [a&]:hover:border-accent-strong [a&]:hover:bg-accent-strong [a&]:hover:text-on-accent`,
  plain: `${shape} border-edge bg-surface text-ink enabled:hover:bg-sunken [a&]:hover:bg-sunken [a&]:hover:text-ink`,
  /** For what asks before it deletes: quieter than the others. */
  danger: `${shape} border-line text-failed enabled:hover:border-failed enabled:hover:bg-failed-soft`,
  /** For what can't be undone. */
  final: `${shape} border-failed bg-failed text-on-failed not-aria-disabled:hover:opacity-90`,
  /** A link's place while it would lead nowhere. */
  absent: `${shape} border-line text-quiet`,
  /** For what stands beside a heading. */
  small: `${smallShape} border-edge text-ink transition-colors hover:bg-sunken disabled:opacity-55`,
  smallAbsent: `${smallShape} border-line text-quiet`,
};

export const field =
  "min-h-8 rounded-md border border-edge bg-surface px-2 py-1 text-ink transition-colors hover:border-ink disabled:opacity-55 user-invalid:border-failed";

/** What holds a part of a page. */
export const panel = "rounded-lg border border-line bg-surface";
