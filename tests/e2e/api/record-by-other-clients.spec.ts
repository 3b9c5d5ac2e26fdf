import { expect, test } from "vitest";
import { testConsole } from "../../support/console";
import { makeToken } from "../../support/http/make-token";
import { openRaw } from "../../support/http/raw-socket";

/*
 * What the HTTP clients of other languages send as they come, byte for byte. Java, Go, curl and Python: written down by a
 * socket that listened to the programs of tests/examples/own-clients.test.ts, which runs them where they are installed
 * (OpenJDK 17, Go 1.19, curl 7.88, Python 3.11). .NET is not in Debian: the first is what the documentation of
 * HttpClient.PostAsJsonAsync and of its traceparent header says, the second what that of HttpWebRequest says, whose
 * ServicePointManager.Expect100Continue is true by default.
 */
const CLIENTS: Record<string, (given: { host: string; token: string; body: string }) => string[]> = {
  "Java's HttpClient": ({ host, token, body }) => [
    `POST /api/v1/jobs HTTP/1.1\r\nConnection: Upgrade, HTTP2-Settings\r\nContent-Length: ${body.length}\r\nHost: ${host}\r\nHTTP2-Settings: AAEAAEAAAAIAAAAAAAMAAAAAAAQBAAAAAAUAAEAAAAYABgAA\r\nUpgrade: h2c\r\nUser-Agent: Java-http-client/17.0.15\r\nAuthorization: ${token}\r\nContent-Type: application/json\r\n\r\n`,
    body,
  ],
  "curl --http2": ({ host, token, body }) => [
    `POST /api/v1/jobs HTTP/1.1\r\nHost: ${host}\r\nUser-Agent: curl/7.88.1\r\nAccept: */*\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\nAuthorization: ${token}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  ],
  "Go's net/http": ({ host, token, body }) => [
    `POST /api/v1/jobs HTTP/1.1\r\nHost: ${host}\r\nUser-Agent: Go-http-client/1.1\r\nContent-Length: ${body.length}\r\nAuthorization: ${token}\r\nContent-Type: application/json\r\nAccept-Encoding: gzip\r\n\r\n${body}`,
  ],
  "Python's urllib": ({ host, token, body }) => [
    `POST /api/v1/jobs HTTP/1.1\r\nAccept-Encoding: identity\r\nContent-Length: ${body.length}\r\nHost: ${host}\r\nUser-Agent: Python-urllib/3.11\r\nAuthorization: ${token}\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n`,
    body,
  ],
  ".NET's HttpClient": ({ host, token, body }) => [
    `POST /api/v1/jobs HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${token}\r\ntraceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json; charset=utf-8\r\n\r\n`,
    `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
  ],
  ".NET Framework's HttpWebRequest": ({ host, token, body }) => [
    `POST /api/v1/jobs HTTP/1.1\r\nAuthorization: ${token}\r\nContent-Type: application/json; charset=utf-8\r\nHost: ${host}\r\nContent-Length: ${body.length}\r\nExpect: 100-continue\r\nConnection: Keep-Alive\r\n\r\n`,
    body,
  ],
};

let token: string;

const up = testConsole(async ({ database }) => {
  await database.asUser("ada", "admin");
  token = (await makeToken(database, "ada", "jobs:write")).authorization;
});

test.each(Object.entries(CLIENTS))("%s records a job", async (name, bytesOf) => {
  const body = JSON.stringify({ type: "import", name });
  const { host } = new URL(up.site.address);
  const [head = "", ...rest] = bytesOf({ host, token, body });
  const { socket, text } = openRaw(up.site.address, head);
  if (head.includes("Expect: 100-continue")) await expect.poll(text).toContain("HTTP/1.1 100 Continue");
  for (const piece of rest) socket.write(piece);
  await expect.poll(text).toMatch(/HTTP\/1\.1 201 Created\r\n/);
  expect(await up.database.sql("select from job where name = $1", [name])).toHaveLength(1);
});
