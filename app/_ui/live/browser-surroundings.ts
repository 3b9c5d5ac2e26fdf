import type { AliveMessage } from "@/app/jobs/events/messages";
import { serverNow } from "./server-clock";
import { takeSlot } from "./stream-slots";
import type { Polled, StreamListener, Surroundings } from "./surroundings";

/** The browser, as a connection sees it. */
export const browserSurroundings = <Message>(): Surroundings<Message> => ({
  openStream,
  poll,
  takeSlot: () => takeSlot(navigator.locks),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  now: serverNow,
  random: Math.random,
});

function openStream<Message>(address: string, listener: StreamListener<Message>): () => void {
  const source = new EventSource(address);
  source.addEventListener("reset", ({ data }) => listener.message("reset", JSON.parse(data)));
  source.addEventListener("change", ({ data }) => listener.message("change", JSON.parse(data)));
  source.addEventListener("alive", ({ data }) => listener.alive(JSON.parse(data)));
  source.addEventListener("end", ({ data }) => listener.end(JSON.parse(data)));
  source.addEventListener("error", () => {
    const isRefused = source.readyState === EventSource.CLOSED;
    // The connection decides when it is tried again, because it knows what else was tried.
    source.close();
    listener.lost(isRefused);
  });
  return () => source.close();
}

async function poll<Message>(address: string, signal: AbortSignal): Promise<Polled<Message>> {
  const answer = await fetch(`${address}&poll=1`, { cache: "no-store", signal }).catch(() => null);
  if (answer?.status === 401) return { kind: "signed_out" };
  const values: { reset: Message; alive: AliveMessage } | null = answer?.ok
    ? await answer.json().catch(() => null)
    : null;
  return values ? { kind: "values", ...values } : { kind: "nothing" };
}
