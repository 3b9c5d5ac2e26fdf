import { createServer, get, type ServerResponse } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { dropOtherEnds, whenClosed } from "@/lib/when-closed";

/** A response that waits, and the way in which its client leaves. */
async function waitingResponse() {
  const server = createServer();
  onTestFinished(() => void server.close());
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  const asked = new Promise<ServerResponse>((resolve) =>
    server.once("request", (_, response: ServerResponse) => resolve(response)),
  );
  const request = get(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`);
  request.on("error", () => undefined);
  return { response: await asked, leave: () => request.destroy() };
}

test("ours are called once at the end of a response, those of others only until they are dropped", async () => {
  const { response, leave } = await waitingResponse();
  const { response: other, leave: leaveOther } = await waitingResponse();
  const called: string[] = [];
  whenClosed(response, () => called.push("ours"));
  response.once("close", () => called.push("theirs"));
  dropOtherEnds(response);
  whenClosed(response, () => called.push("later"));
  other.once("close", () => called.push("of another"));
  leave();
  leaveOther();
  await expect.poll(() => new Set(called)).toEqual(new Set(["ours", "later", "of another"]));
  expect(called).toHaveLength(3);
  expect(response.listenerCount("close")).toBe(0);
});
