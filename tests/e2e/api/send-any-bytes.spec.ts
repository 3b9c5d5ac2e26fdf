import { request } from "node:http";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { createJob } from "@/lib/producer";
import { testConsole } from "../../support/console";
import { makeToken } from "../../support/http/make-token";

let authorization: string;
const up = testConsole(async ({ database }) => {
  await database.asUser("ada", "admin");
  authorization = (await makeToken(database, "ada", "jobs:read", "jobs:write")).authorization;
});

/** Sends these bytes, as a program does that knows nothing of UTF-8. */
function post(path: string, body: Buffer, type = "application/json") {
  const { hostname, port } = new URL(up.site.address);
  return new Promise<{ status: number; json: Record<string, unknown> }>((resolve, reject) => {
    const sent = request(
      {
        hostname,
        port,
        path: `/api/v1${path}`,
        method: "POST",
        headers: { authorization, "content-type": type },
      },
      (answer) => {
        text(answer).then(
          (said) => resolve({ status: answer.statusCode ?? 0, json: JSON.parse(said) }),
          reject,
        );
      },
    );
    sent.once("error", reject).end(body);
  });
}

async function running(): Promise<string> {
  const job = await createJob(up.database.access, up.database.store, { type: "import", name: "Airports" });
  await job.start();
  return job.id;
}

const latin = (said: string) => Buffer.from(said, "latin1");

test("a text of another encoding is refused by its field, and a failure is recorded for all that", async () => {
  const id = await running();
  const [before] = await up.database.sql("select count(*) from job");
  for (const [path, body, refused] of [
    ["/jobs", latin('{"type":"sync","name":"Stra\xdfe"}'), { field: "name" }],
    [
      "/jobs",
      latin('{"type":"sync","name":"x","object":{"className":"\xe9"}}'),
      { field: "object.className" },
    ],
    [`/jobs/${id}/subtasks`, latin('{"names":["a","\xe9"]}'), { field: "names" }],
    [
      `/jobs/${id}/rejects`,
      latin('{"columns":["a"],"rows":[{"row":2,"values":["\xe9"],"message":"m"}]}'),
      { field: "values", index: 0 },
    ],
    ["/batch", latin('{"steps":[{"do":"create","type":"sync","name":"\xe9"}]}'), { field: "name", index: 0 }],
    [
      "/jobs",
      Buffer.from('\ufeff{"type":"sync","name":"x"}', "utf16le"),
      { detail: "The body is UTF-16 text. Send UTF-8." },
    ],
  ] as const) {
    expect(await post(path, body), path).toMatchObject({
      status: 400,
      json: { code: "malformed", ...refused },
    });
  }
  expect(await up.database.sql("select count(*) from job")).toEqual([before]);
  expect(await post(`/jobs/${id}/fail`, latin('{"message":"Stra\xdfe"}'))).toMatchObject({ status: 200 });
  const [failed] = await up.database.sql("select error_message from job_execution where job_id = $1", [id]);
  expect(failed?.error_message).toBe("Stra\ufffde");
});

test("a file's name in an address is refused if it is not UTF-8", async () => {
  const id = await running();
  const upload = (name: string) =>
    post(`/jobs/${id}/files?kind=input&name=${name}`, Buffer.from("x"), "text/plain");
  expect(await upload("Stra%DFe.csv")).toMatchObject({
    status: 400,
    json: { code: "malformed", field: "name" },
  });
  expect(await upload(encodeURIComponent("é😀.csv"))).toMatchObject({
    status: 201,
    json: { name: "é😀.csv" },
  });
  expect(await up.database.sql("select name from job_file where job_id = $1", [id])).toEqual([
    { name: "é😀.csv" },
  ]);
});

test("a file goes out with the charset of its upload, or with none", async () => {
  const id = await running();
  for (const [query, type, sent] of [
    ["name=a.csv", "text/csv; charset=iso-8859-1", "text/csv; charset=iso-8859-1"],
    ["name=a.csv", "text/csv", "text/csv"],
    ["name=a.csv", "application/octet-stream", "text/csv"],
    [
      "name=a.csv&mediaType=text/plain;charset=utf-8",
      "text/csv; charset=iso-8859-1",
      "text/plain; charset=utf-8",
    ],
  ] as const) {
    const { json } = await post(`/jobs/${id}/files?kind=input&${query}`, latin("\xe9"), type);
    const file = await up.site.get(`/api/v1/jobs/${id}/files/${json.id}`, undefined, { authorization });
    expect(file.headers.get("content-type"), query).toBe(sent);
    await file.body?.cancel();
  }
});
