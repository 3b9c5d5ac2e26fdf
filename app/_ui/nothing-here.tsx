import { requestId } from "@/lib/current-request";
import { button } from "./button";
import { MessagePage } from "./message-page";

export function NothingHere() {
  return (
    <MessagePage title="There is nothing here" reference={{ name: "Request", number: requestId() }}>
      <p>The page or job does not exist, was cleared, or is not one that you may see.</p>
      <p>Check the address, or look for the job in the list.</p>
      <p className="flex gap-2">
        <a href="/jobs" className={button.primary}>
          Go to your jobs
        </a>
      </p>
    </MessagePage>
  );
}
