/** The mark: a list, and what came of it. Says nothing itself; the name stands beside it. */
export function BrandMark({ className }: { className: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" className={className}>
      <g fill="none" strokeLinecap="round" strokeLinejoin="round">
        <path d="M5 8.5h16M5 16h8M5 23.5h5.5" stroke="currentColor" strokeWidth="3" />
        <path d="m14.5 20.5 5 5.25L28 14" className="stroke-[#ffd15c]" strokeWidth="3.75" />
      </g>
    </svg>
  );
}
