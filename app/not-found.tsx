import type { Metadata } from "next";
import { MessagePage } from "./_ui/message-page";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <MessagePage title="There is nothing here">
      <p>The page or job does not exist, was cleared, or is not one that you may see.</p>
      <p>
        <a href="/jobs">Go to your jobs</a>
      </p>
    </MessagePage>
  );
}
