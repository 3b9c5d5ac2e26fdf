import { readable } from "@/lib/readable-text";
import { linkTarget } from "@/lib/web/response/link-target";

/** As much of a link's address as is shown; the rest is behind it. */
const SHOWN = 200;

/** Where a job was launched from: a link for http, https and paths of the platform, plain text for all else. */
export function RunAt({ address }: { address: string }) {
  const target = linkTarget(address);
  const shown = readable(address);
  return target ? (
    <a href={target} rel="noopener noreferrer" className="[overflow-wrap:anywhere]">
      <bdi>{shown.length > SHOWN ? `${shown.slice(0, SHOWN).toWellFormed()}…` : shown}</bdi>
    </a>
  ) : (
    <bdi className="[overflow-wrap:anywhere]">{shown}</bdi>
  );
}
