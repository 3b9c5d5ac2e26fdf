import type { ReactNode } from "react";

/** No rows: because there are no jobs yet, or because none matches. The two must not look alike. */
export function EmptyList({ hasJobs }: { hasJobs: boolean }) {
  return hasJobs ? (
    <Box title="No job matches these filters">
      <a href="/jobs">Clear the filters</a> to see all of them.
    </Box>
  ) : (
    <Box title="No jobs yet">
      Programs record jobs here. Try one from a shell:{" "}
      <code className="font-mono text-xs">
        npm run -s jobs -- run --type export --name &quot;First&quot; -- date
      </code>
    </Box>
  );
}

function Box({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="rounded-lg border border-line border-dashed bg-surface px-4 py-12 text-center">
      <h2 className="font-semibold text-base">{title}</h2>
      <p className="mt-1 text-quiet">{children}</p>
    </div>
  );
}
