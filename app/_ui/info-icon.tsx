/** An i in a ring. Says nothing itself: the link or button around it has the label. */
export function InfoIcon() {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4 fill-none stroke-current stroke-[1.5]">
      <circle cx="8" cy="8" r="6.5" />
      <path d="M8 7.5v3.5M8 4.75v.5" strokeLinecap="round" />
    </svg>
  );
}
