import { readable } from "@/lib/readable-text";
import { linkTarget } from "@/lib/web/link-target";

/** Where a job was launched from: a link for http, https and paths of this site, plain text for all else. */
export function RunAt({ address }: { address: string }) {
  const target = linkTarget(address);
  return target ? (
    <a href={target} rel="noopener noreferrer" className="[overflow-wrap:anywhere]">
      <bdi>{readable(address)}</bdi>
    </a>
  ) : (
    <bdi className="[overflow-wrap:anywhere]">{readable(address)}</bdi>
  );
}
