import { nothingHereTexts } from "@/texts/site/nothing-here";
import { button } from "./button";
import { MessagePage } from "./message-page";

/** A 404. A job that does not exist and one that the viewer may not see look the same. */
export function NothingHere({ what }: { what: "job" | "page" }) {
  const { title, advice } = nothingHereTexts[what];
  return (
    <MessagePage title={title}>
      <p>{advice}</p>
      <p className="flex gap-2">
        <a href="/jobs" className={button.primary}>
          {nothingHereTexts.toJobs}
        </a>
      </p>
    </MessagePage>
  );
}
