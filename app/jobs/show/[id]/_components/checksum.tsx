import styles from "./file-list.module.css";

const SHOWN_DIGITS = 8;

/** A file's checksum: its beginning, and on hover or unfolded the whole, which one click selects. */
export function Checksum({ sha256 }: { sha256: string }) {
  return (
    <details className={`${styles.checksum} group`}>
      <summary title={sha256} className="w-fit whitespace-nowrap leading-6">
        SHA-256 <code className="font-mono text-xs group-open:hidden">{sha256.slice(0, SHOWN_DIGITS)}…</code>
      </summary>
      <code className="select-all break-all pb-1 font-mono text-ink text-xs">{sha256}</code>
    </details>
  );
}
