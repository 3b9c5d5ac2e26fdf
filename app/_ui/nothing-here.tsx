import { button } from "./button";
import { MessagePage } from "./message-page";

const TEXTS = {
  job: { title: "Job not found", paragraph: "It may have been cleared, or you may not have access." },
  page: { title: "Page not found", paragraph: "Check the address, or look for the job in the list." },
};

/** A 404. A job that does not exist and one that the viewer may not see look the same. */
export function NothingHere({ what }: { what: "job" | "page" }) {
  const { title, paragraph } = TEXTS[what];
  return (
    <MessagePage title={title}>
      <p>{paragraph}</p>
      <p className="flex gap-2">
        <a href="/jobs" className={button.primary}>
          Go to your jobs
        </a>
      </p>
    </MessagePage>
  );
}
