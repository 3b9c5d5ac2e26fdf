import { CopyButton } from "@/app/_ui/copy-button.client";

const SHOWN_DIGITS = 8;

/** A file's checksum: its beginning, and on hover or unfolded the whole, to copy. */
export function Checksum({ fileId, sha256 }: { fileId: string; sha256: string }) {
  return (
    <details className="group open:basis-full @2xl:open:order-last @2xl:open:col-span-full @2xl:open:pl-6 @2xl:open:[contain:inline-size]">
      <summary title={sha256} className="w-fit whitespace-nowrap leading-6">
        SHA-256 <code className="font-mono text-xs group-open:hidden">{sha256.slice(0, SHOWN_DIGITS)}…</code>
      </summary>
      <div className="flex flex-wrap items-center gap-2 pb-1">
        <code id={`sha256-${fileId}`} className="select-all break-all font-mono text-ink text-xs">
          {sha256}
        </code>
        <span className="ml-auto">
          <CopyButton from={`sha256-${fileId}`} what="checksum" />
        </span>
      </div>
    </details>
  );
}
