import { expect, test } from "vitest";
import { testConsole } from "../../support/console";
import { requestRaw } from "../../support/http/raw-request";
import { routeInventory } from "../../support/http/route-inventory";

const up = testConsole();

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"];

/** What takes nothing, whatever the method. */
const NOWHERE = ["/refused-method", "/refused-method/file"];

test("every route of the build refuses other methods with 405, and names its own, also to OPTIONS", async () => {
  for (const { path: route, isPage } of await routeInventory()) {
    if (NOWHERE.includes(route)) continue;
    const path = route.replace("[...nextauth]", "session").replaceAll(/\[\w+\]/g, "7");
    const allow = (await requestRaw(up.site.address, path, { method: "OPTIONS" })).headers.allow ?? "";
    const taken = allow.split(", ");
    expect([path, taken.includes("OPTIONS"), taken.length > 1]).toEqual([path, true, true]);
    if (isPage) expect([path, allow]).toEqual([path, "GET, HEAD, POST, OPTIONS"]);
    await Promise.all(
      METHODS.map(async (method) => {
        const { status, headers } = await requestRaw(up.site.address, path, { method });
        if (taken.includes(method)) expect([method, path, status]).not.toEqual([method, path, 405]);
        else expect([method, path, status, headers.allow]).toEqual([method, path, 405, allow]);
      }),
    );
  }
});

test("no route answers another site's page that it may read what it asked for", async () => {
  for (const method of ["GET", "OPTIONS", "POST"]) {
    for (const path of ["/api/v1/jobs", "/api/v1/nothing", "/jobs", "/jobs/export-csv"]) {
      const headers = { origin: "https://evil.example", "access-control-request-method": "POST" };
      const answer = await requestRaw(up.site.address, path, { method, headers });
      expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
    }
  }
});
