import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { PUBLIC_FILES } from "@/lib/web/request/public-files";
import { bandColour } from "@/lib/web/theme";

/** The width and height that a PNG gives itself. */
const sizeOf = (png: Buffer) => `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;

const manifest = z
  .looseObject({
    theme_color: z.string(),
    background_color: z.string(),
    icons: z.array(
      z.object({ src: z.string(), sizes: z.string(), type: z.string(), purpose: z.string().optional() }),
    ),
  })
  .parse(JSON.parse(readFileSync("public/manifest.webmanifest", "utf8")));

test("the request hook knows every file of public, and no other", () => {
  expect(new Set(PUBLIC_FILES)).toEqual(new Set(readdirSync("public").map((name) => `/${name}`)));
});

test("every picture has the size that the manifest and the pages say", () => {
  for (const { src, sizes, type } of manifest.icons) {
    expect(PUBLIC_FILES).toContain(src);
    if (type === "image/png") expect([src, sizeOf(readFileSync(`public${src}`))]).toEqual([src, sizes]);
  }
  expect(manifest.icons.filter(({ purpose }) => purpose === "maskable")).toHaveLength(1);
  expect(sizeOf(readFileSync("public/apple-touch-icon.png"))).toBe("180x180");
  const ico = readFileSync("public/favicon.ico");
  const pictures = [0, 1, 2].map((index) => sizeOf(ico.subarray(ico.readUInt32LE(6 + 16 * index + 12))));
  expect(pictures).toEqual(["16x16", "32x32", "48x48"]);
});

test("the colours around a page are those within it", () => {
  const css = readFileSync("app/globals.css", "utf8");
  const [, light, dark] = /--color-band: light-dark\((#\w+), (#\w+)\)/.exec(css) ?? [];
  expect([bandColour("light"), bandColour("dark")]).toEqual([light, dark]);
  expect(bandColour("system")).toEqual([
    { media: "(prefers-color-scheme: light)", color: light },
    { media: "(prefers-color-scheme: dark)", color: dark },
  ]);
  expect(manifest.theme_color).toBe(light);
  expect(css).toContain(`--color-page: light-dark(${manifest.background_color}, `);
});
