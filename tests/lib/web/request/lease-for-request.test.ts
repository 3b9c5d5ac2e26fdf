import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { connect } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { enterRequest } from "@/lib/current-request";
import { BodyBrokenOff } from "@/lib/errors";
import { strangerAt } from "@/lib/web/limits/body-budget";
import { leaseForRequest } from "@/lib/web/request/lease-for-request";
import { findPort } from "../../../support/free-port";

const forget = () => {
  globalThis.jobsConsoleBodies = undefined;
};
beforeEach(forget);
afterEach(forget);

const counted = () => globalThis.jobsConsoleBodies?.unknown;

/** Has `work` answer a request whose client leaves when `leave` is called. */
async function request(work: (response: ServerResponse, leave: () => void) => Promise<void>) {
  const server = createServer();
  const port = await findPort();
  server.listen(port);
  await once(server, "listening");
  const socket = connect(port, "localhost");
  socket.on("error", () => undefined);
  const asked: Promise<[IncomingMessage, ServerResponse]> = new Promise((resolve) =>
    server.once("request", (message, response) => resolve([message, response])),
  );
  socket.write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{");
  const [, response] = await asked;
  enterRequest("request", response);
  await work(response, () => void socket.destroy());
  server.close();
}

test("what a request held is given back when its client leaves", async () => {
  await request(async (response, leave) => {
    const gone = once(response, "close");
    leaseForRequest(strangerAt("192.0.2.1"));
    expect(counted()?.inAll).toBeGreaterThan(0);
    leave();
    await gone;
    expect(counted()).toEqual({ bySender: new Map(), inAll: 0 });
  });
});

test("nothing is counted for a client that left before its body was begun", async () => {
  await request(async (response, leave) => {
    const gone = once(response, "close");
    leave();
    await gone;
    expect(() => leaseForRequest(strangerAt("192.0.2.1"))).toThrow(BodyBrokenOff);
    expect(counted()?.inAll ?? 0).toBe(0);
  });
});

test("bytes that are read after the end of the request are not counted", async () => {
  await request(async (response, leave) => {
    const gone = once(response, "close");
    const lease = leaseForRequest(strangerAt("192.0.2.1"));
    leave();
    await gone;
    lease.hold(100);
    expect(counted()).toEqual({ bySender: new Map(), inAll: 0 });
  });
});
