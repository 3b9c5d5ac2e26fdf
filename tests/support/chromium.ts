import type { TestProject } from "vitest/node";
import { type UnpackedChromium, unpackChromium } from "@/scripts/chromium";

declare module "vitest" {
  interface ProvidedContext {
    chromium: UnpackedChromium;
  }
}

export default function setUp(project: TestProject) {
  project.provide("chromium", unpackChromium());
}
