import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { AliveMessage, EndMessage, ListMessage } from "@/app/jobs/events/messages";
import { BUILD_DIR } from "../build";

/** The build that pages are drawn by. */
export const pageBuild = () => readFileSync(join(BUILD_DIR, "BUILD_ID"), "utf8").trim();

/** The stream of a page, as its test sends it. */
export interface ScriptedStream {
  /** The addresses of the streams that are open. */
  open(): Promise<string[]>;
  /** Waits until one is open. */
  opened(): Promise<void>;
  send(kind: "reset" | "change", message: Partial<ListMessage>): Promise<void>;
  alive(message?: Partial<AliveMessage>): Promise<void>;
  end(message: EndMessage): Promise<void>;
  /** Breaks the connection. */
  lose(): Promise<void>;
}

/** Has the pages of a context open streams that only the test fills: for states that a server rarely has. */
export async function scriptedStream(page: Page): Promise<ScriptedStream> {
  await page.addInitScript(() => {
    const open: EventTarget[] = [];
    class Scripted extends EventTarget {
      static readonly CLOSED = 2;
      readonly url: string;
      readyState = 1;
      constructor(url: string) {
        super();
        this.url = url;
        open.push(this);
      }
      close() {
        this.readyState = 2;
        open.splice(open.indexOf(this), 1);
      }
    }
    Object.assign(window, { EventSource: Scripted, openStreams: open });
  });
  const emit = (kind: string, data: object) =>
    page.evaluate(
      `openStreams.at(-1).dispatchEvent(new MessageEvent(${JSON.stringify(kind)}, { data: ${JSON.stringify(JSON.stringify(data))} }))`,
    );
  const open = (): Promise<string[]> => page.evaluate("openStreams.map(({ url }) => url)");
  const now = () => ({ now: Date.now() });
  return {
    open,
    opened: () => expect.poll(open).toHaveLength(1),
    send: async (kind, message) => void (await emit(kind, { ...now(), ...message })),
    alive: async (message) =>
      void (await emit("alive", { ...now(), delayedSince: null, build: pageBuild(), ...message })),
    end: async (message) => void (await emit("end", message)),
    lose: async () => void (await emit("error", {})),
  };
}
