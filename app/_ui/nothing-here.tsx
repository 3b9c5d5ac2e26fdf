import { MessagePage } from "./message-page";

export function NothingHere() {
  return (
    <MessagePage title="There is nothing here">
      <p>The page or job does not exist, was cleared, or is not one that you may see.</p>
      <p>
        <a href="/jobs">Go to your jobs</a>
      </p>
    </MessagePage>
  );
}
