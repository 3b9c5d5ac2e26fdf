import { connect, createServer, type Socket } from "node:net";

export interface Outage {
  /** The database's address through this link. */
  url: string;
  /** Ends every connection and refuses new ones. */
  cut(): void;
  /** Accepts and then ends every connection, without an error, open ones and new ones. */
  drop(): void;
  /** Ends each connection on which a client sends this text; the database never sees it. */
  cutAt(text: string): void;
  /** Keeps every connection open and accepts new ones, but passes nothing on, as when a backend is stopped. */
  silence(): void;
  /** Works as before again; what was held back arrives now. */
  restore(): void;
  /** How many connections were opened. */
  dials(): number;
  close(): Promise<void>;
}

/** A link to a database that can be cut, so that a test can make the database unreachable without stopping it. */
export async function startOutage(url: string): Promise<Outage> {
  const target = new URL(url);
  const open = new Set<Socket>();
  let fault: "cut" | "dropped" | "silent" | { at: string } | null = null;
  const passOn = (from: Socket, to: Socket, isSent: boolean) => {
    open.add(from);
    from.on("data", (chunk) => {
      if (isSent && typeof fault === "object" && fault && chunk.includes(fault.at)) from.destroy();
      else if (!to.write(chunk)) from.pause();
    });
    to.on("drain", () => fault !== "silent" && from.resume());
    from.on("end", () => to.end());
    from.on("error", () => to.destroy());
    from.on("close", () => {
      open.delete(from);
      to.destroy();
    });
    if (fault === "silent") from.pause();
  };
  let dials = 0;
  const server = createServer((client) => {
    dials++;
    if (fault === "cut" || fault === "dropped") {
      client.on("error", () => undefined);
      if (fault === "cut") client.resetAndDestroy();
      else client.destroy();
      return;
    }
    const upstream = connect(Number(target.port || 5432), target.hostname);
    passOn(client, upstream, true);
    passOn(upstream, client, false);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  const through = new URL(url);
  through.host = `127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const endAll = (by: "cut" | "dropped") => {
    fault = by;
    for (const socket of open) socket.destroy();
  };
  return {
    url: through.href,
    dials: () => dials,
    cut: () => endAll("cut"),
    drop: () => endAll("dropped"),
    cutAt: (text) => {
      fault = { at: text };
    },
    silence: () => {
      fault = "silent";
      for (const socket of open) socket.pause();
    },
    restore: () => {
      fault = null;
      for (const socket of open) socket.resume();
    },
    close: () => {
      endAll("cut");
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}
