import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { publicUrl } from "@/lib/env";
import { secret } from "./session-token";

/** A browser in which someone has signed in before. */
export interface Device {
  /** Random; it names the browser and nothing else. */
  id: string;
  /** The ids of the users who signed in there last, the latest first. */
  users: string[];
}

const content = z.object({ id: z.string(), users: z.array(z.string()) });

/** How many users one browser remembers, as one in a reading room has them. */
const MOST_USERS = 10;

/** How long a browser stays known after its last sign-in. */
const DEVICE_SECONDS = 365 * 24 * 3600;

/** The cookie of a known browser. It opens nothing: a wrong password from there counts apart, and that is all. */
export function deviceCookie() {
  const secure = publicUrl().protocol === "https:";
  return {
    name: secure ? "__Host-jobs-console.browser" : "jobs-console.browser",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure, maxAge: DEVICE_SECONDS } as const,
  };
}

/** The browser after a sign-in of this user: the same one, or a new one. */
export function withUser(device: Device | null, userId: string): Device {
  const others = (device?.users ?? []).filter((id) => id !== userId);
  return {
    id: device?.id ?? randomBytes(16).toString("base64url"),
    users: [userId, ...others].slice(0, MOST_USERS),
  };
}

/** The cookie's value, signed: nobody else can make one. */
export function sealDevice(device: Device): string {
  const text = Buffer.from(JSON.stringify(device)).toString("base64url");
  return `${text}.${signatureOf(text)}`;
}

/** The browser that a cookie's value names; null for a value that we did not make. */
export function openDevice(cookie: string | undefined): Device | null {
  const [text = "", signature = ""] = (cookie ?? "").split(".");
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(text))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  return content.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
}

/** The same secret seals sessions; the word in front keeps one from being taken for the other. */
const signatureOf = (text: string): string =>
  createHmac("sha256", secret()).update(`browser ${text}`).digest("base64url");
