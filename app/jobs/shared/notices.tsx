/** What was ignored of the address, in sentences. */
export function Notices({ notices }: { notices: string[] }) {
  if (notices.length === 0) return null;
  return (
    <div role="status" className="rounded-md bg-waiting-soft px-3 py-2 text-waiting">
      <ul>
        {notices.map((notice) => (
          <li key={notice} className="[overflow-wrap:anywhere]">
            <bdi>{notice}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
