import { request } from "node:http";
import { expect, test } from "vitest";
import { testConsole } from "../../support/console";
import { NOBODY, userWithId } from "../../support/http/user-with-id";
import { insertJob, OLD } from "../../support/jobs/job-factory";

let ada = NOBODY;
let others: string;
const up = testConsole(async (parts) => {
  ada = await userWithId(parts, "ada");
  others = await insertJob(parts.database);
});

/** As a browser asks when a person follows a link or sends a form: fetch does not let anyone say so. */
function navigate(path: string, { method = "GET", body = "", ...headers }: Record<string, string>) {
  return new Promise<{ status: number | undefined; location: string | undefined; page: string }>(
    (resolve, reject) => {
      const sent = request(up.site.address + path, {
        method,
        headers: { "sec-fetch-mode": "navigate", ...headers },
      });
      sent.on("error", reject);
      sent.on("response", (answer) => {
        let page = "";
        answer.setEncoding("utf8");
        answer.on("data", (chunk: string) => (page += chunk));
        answer.on("end", () =>
          resolve({ status: answer.statusCode, location: answer.headers.location, page }),
        );
      });
      sent.end(body);
    },
  );
}

test("another's file and none at all are the same page, word for word", async () => {
  const [one, other] = await Promise.all(
    [others, "7900000001"].map((id) => navigate(`/jobs/show/${id}/files/1`, { cookie: ada.cookie })),
  );
  expect(one?.status).toBe(404);
  expect(one?.page).toContain("File not found.");
  expect(one).toEqual(other);
});

test("signed out, a link leads to the sign-in and back to its page, never to another site", async () => {
  for (const [referer, back] of [
    [`${up.site.address}/jobs?status=failed`, "/jobs?status=failed"],
    [`${up.site.address}//evil.example`, "/jobs"],
    ["http://evil.example/jobs", "/jobs"],
  ] as const) {
    const { status, location } = await navigate("/jobs/export-csv", { referer });
    expect([status, location]).toEqual([303, `/sign-in?callbackUrl=${encodeURIComponent(back)}`]);
  }
});

test("a clear that breaks off half way is not said to have changed nothing", async () => {
  const { sql } = up.database;
  await insertJob(up.database, { ...OLD, status: "failed", owner: ada });
  await sql(
    `create function public.refuse() returns trigger language plpgsql as
       $$ begin raise exception 'refused'; end $$;
     create trigger refuse before delete on job for each row execute function refuse()`,
  );
  const { status, page } = await navigate("/jobs/clear-inactive", {
    method: "POST",
    body: "days=30",
    cookie: ada.cookie,
    origin: up.site.address,
    "content-type": "application/x-www-form-urlencoded",
  });
  expect(status).toBe(500);
  expect(page).toMatch(/Request <code>[0-9a-f]{32}<\/code>/);
  expect(page).not.toContain("Nothing has been changed");
});
