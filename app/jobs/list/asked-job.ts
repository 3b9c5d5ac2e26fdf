import { withFilter } from "@/lib/jobs/filter/filter";
import { FILTER_NAMES } from "@/lib/jobs/filter/filter-words";
import { parseId } from "@/lib/jobs/job-id";
import { quotable, type RawParams } from "@/lib/jobs/params";
import { formatMessage } from "@/lib/texts/format-message";
import { goToTexts } from "@/texts/jobs/go-to";

interface AskedJob {
  /** The page of the job that is asked for, under the list's filters; null if none is. */
  address: string | null;
  /** A sentence for an ID that can't be one. */
  notices: string[];
}

/**
 * What the parameter `id` of the list's address asks for, as the form below the list sends it: "17" or "#17". Whether
 * there is such a job, its own page says.
 */
export function askedJob({ id, ...params }: RawParams): AskedJob {
  const text = [id].flat().join(" ").trim();
  if (text === "") return { address: null, notices: [] };
  const known = parseId(text.replace(/^#/, ""));
  if (known === null)
    return { address: null, notices: [formatMessage(goToTexts.notAnId, { value: quotable(text) })] };
  const words = FILTER_NAMES.flatMap((name) => {
    const word = params[name];
    return typeof word === "string" ? [[name, word]] : [];
  });
  return { address: withFilter(`/jobs/show/${known}`, Object.fromEntries(words)), notices: [] };
}
