/** Lines of a list, each with its mark. Says nothing itself: its label stands beside or below it. */
export function JobsIcon() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      className="size-5 shrink-0 fill-none stroke-current stroke-[1.5]"
    >
      <path
        d="m2.5 4.75 1.25 1.25L6 3.5M2.5 14.25l1.25 1.25L6 13"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path d="M9 5h8.5M9 10h8.5M9 15h8.5M2.75 10h2.5" strokeLinecap="round" />
    </svg>
  );
}

/** A bookmark. */
export function ViewsIcon() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      className="size-5 shrink-0 fill-none stroke-current stroke-[1.5]"
    >
      <path d="M5.5 3h9v14L10 13.25 5.5 17z" strokeLinejoin="round" />
    </svg>
  );
}

/** A cogwheel: a ring, and eight teeth around it. */
export function SettingsIcon() {
  return (
    <svg aria-hidden="true" viewBox="0 0 20 20" className="size-5 shrink-0 fill-none stroke-current">
      <circle cx="10" cy="10" r="4.5" strokeWidth="2" />
      <circle
        cx="10"
        cy="10"
        r="6.75"
        strokeWidth="2.5"
        strokeDasharray="2.4 2.9014"
        strokeDashoffset="1.2"
      />
    </svg>
  );
}

/** Three bars, as on every button that opens a menu. */
export function MenuIcon() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      className="size-4 shrink-0 fill-none stroke-current stroke-[1.5]"
    >
      <path d="M2 4h12M2 8h12M2 12h12" strokeLinecap="round" />
    </svg>
  );
}
