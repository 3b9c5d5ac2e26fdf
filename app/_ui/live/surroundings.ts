import type { AliveMessage, EndMessage } from "@/app/jobs/events/messages";

/** What a stream brings. */
export interface StreamListener<Message> {
  message(kind: "reset" | "change", message: Message): void;
  alive(message: AliveMessage): void;
  end(message: EndMessage): void;
  /** Nothing more will come. `isRefused`: the server answered, but not with a stream. */
  lost(isRefused: boolean): void;
}

/** What was answered when the present values were asked for once. */
export type Polled<Message> =
  | { kind: "values"; reset: Message; alive: AliveMessage }
  | { kind: "signed_out" }
  | { kind: "nothing" };

/** What a connection needs of the browser. */
export interface Surroundings<Message> {
  /** Returns what closes the stream. */
  openStream(address: string, listener: StreamListener<Message>): () => void;
  poll(address: string, signal: AbortSignal): Promise<Polled<Message>>;
  /** One of the few streams of this browser: returns what gives it back, or null if all are taken. */
  takeSlot(): Promise<(() => void) | null>;
  /** Returns what cancels it. */
  after(ms: number, run: () => void): () => void;
  /** By the server's clock, in milliseconds since 1970. */
  now(): number;
  /** From 0 to below 1. */
  random(): number;
}
