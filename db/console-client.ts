import { EventEmitter } from "node:events";
import { Client, type ClientConfig } from "pg";
import { TEXT_SETTINGS } from "./settings";

/** A client of `pg` that reads texts and times the same on every server, and whose failed connection is closed. */
export class ConsoleClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    const connection: unknown = Reflect.get(this, "connection");
    if (!(connection instanceof EventEmitter)) return;
    // After a fault of its own, such as a missing password, it would stay open until the server gives up.
    connection.on("error", () => {
      const stream: unknown = Reflect.get(connection, "stream");
      if (typeof stream === "object" && stream !== null && "destroy" in stream) {
        if (typeof stream.destroy === "function") stream.destroy();
      }
    });
  }

  /** The driver calls it for the first message of a connection. */
  getStartupConf(): unknown {
    const usual: unknown = Reflect.apply(Reflect.get(Client.prototype, "getStartupConf"), this, []);
    return Object.assign({}, usual, TEXT_SETTINGS);
  }
}
