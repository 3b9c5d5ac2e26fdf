import { beforeEach, expect, test, vi } from "vitest";
import { type Device, deviceCookie, openDevice, sealDevice, withUser } from "@/lib/auth/session/device";

beforeEach(() => {
  vi.stubEnv("NEXTAUTH_SECRET", "a secret of forty characters for the tests");
  vi.stubEnv("NEXTAUTH_URL", "https://jobs.example.org");
});

const device: Device = { id: "browser", users: ["1", "2"] };

test("what was sealed is opened; what was changed, or sealed with another secret, is not", () => {
  const sealed = sealDevice(device);
  expect(openDevice(sealed)).toEqual(device);
  const [text = "", signature = ""] = sealed.split(".");
  const other = Buffer.from(JSON.stringify({ ...device, users: ["3"] })).toString("base64url");
  for (const changed of [undefined, "", ".", text, `${text}.`, `.${signature}`, `${other}.${signature}`]) {
    expect(openDevice(changed), String(changed)).toBeNull();
  }
  vi.stubEnv("NEXTAUTH_SECRET", "another secret of forty characters, for tests");
  expect(openDevice(sealed)).toBeNull();
});

test("a browser keeps its name, and the last ten users", () => {
  const fresh = withUser(null, "7");
  expect(fresh.users).toEqual(["7"]);
  expect(withUser(null, "7").id).not.toBe(fresh.id);
  const again = withUser(withUser(fresh, "8"), "7");
  expect(again).toEqual({ id: fresh.id, users: ["7", "8"] });
  const many = Array.from({ length: 20 }, (_, at) => String(at)).reduce(withUser, fresh);
  expect(many.users).toEqual(["19", "18", "17", "16", "15", "14", "13", "12", "11", "10"]);
});

test("on https the cookie belongs to this very host", () => {
  expect(deviceCookie()).toMatchObject({
    name: "__Host-jobs-console.browser",
    options: { secure: true, httpOnly: true, path: "/" },
  });
  vi.stubEnv("NEXTAUTH_URL", "http://localhost:3000");
  expect(deviceCookie()).toMatchObject({ name: "jobs-console.browser", options: { secure: false } });
});
