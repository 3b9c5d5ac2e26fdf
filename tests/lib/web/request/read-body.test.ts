import { expect, test } from "vitest";
import { readFields, withSmallBody } from "@/lib/web/request/read-body";

const post = (body: string | FormData, type?: string) =>
  readFields(
    new Request("http://localhost/", {
      method: "POST",
      body,
      ...(type && { headers: { "content-type": type } }),
    }),
    ["days"],
  );

test("forms and JSON give their fields; an empty body has none", async () => {
  expect(await post("days=30", "application/x-www-form-urlencoded")).toEqual({ days: "30" });
  expect(await post('{"days": 30}', "application/json; charset=utf-8")).toEqual({ days: 30 });
  const form = new FormData();
  form.set("days", "7");
  expect(await post(form)).toEqual({ days: "7" });
  expect(await post("", "application/json")).toEqual({});
});

test.each([
  ["days=1&days=2", "application/x-www-form-urlencoded", "invalid_input"],
  ["[30]", "application/json", "invalid_input"],
  ["null", "application/json", "invalid_input"],
  ["{days: 30", "application/json", "malformed"],
  ["days=30", "text/plain", "malformed"],
  ["x", "multipart/form-data", "malformed"],
  ["x".repeat(70_000), "application/json", "too_large"],
])("%.20s as %s is refused as %s", async (body, type, code) => {
  await expect(post(body, type)).rejects.toMatchObject({ code });
});

test.each([
  ["day=30", "application/x-www-form-urlencoded", "day"],
  ['{"days": 30, "owner": "anna"}', "application/json", "owner"],
  ['{"__proto__": {}}', "application/json", "__proto__"],
])("%s as %s is refused for its field %s", async (body, type, field) => {
  await expect(post(body, type)).rejects.toMatchObject({ code: "invalid_input", field });
});

test("a body that never ends is refused while it is read", async () => {
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(10_000)) });
  const streamed = { method: "POST", body: endless, duplex: "half" };
  await expect(readFields(new Request("http://localhost/", streamed), [])).rejects.toMatchObject({
    code: "too_large",
  });
});

test("of a proxy, as Next hands a request to a route, a request is made anew", async () => {
  const given = new Request("http://localhost/api/auth/csrf?x=1", { headers: { "x-a": "b" } });
  const proxy = new Proxy(given, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const made = await withSmallBody(proxy);
  expect(made).not.toBe(proxy);
  // This is what throws for a proxy from Node 24 on.
  expect(new Request(made).url).toBe(given.url);
  expect([made.method, made.headers.get("x-a"), made.body]).toEqual(["GET", "b", null]);
});
