import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runMain } from "@/lib/serve/lifetime";
import { launchChromium, unpackChromium } from "@/scripts/chromium";
import { AS_DRAWN, draw, type Shape } from "./draw";
import { packIco } from "./ico";

const FOLDER = "public";

/** Phones round the corners off themselves. */
const FILLED: Shape = { isFilled: true, scale: 1 };
/** In a maskable icon, anything farther from the middle than 40 % of its width may be cut off. */
const MASKABLE: Shape = { isFilled: true, scale: 0.8 };

// npm run icons: draws every picture of public/ from public/icon.svg.
await runMain(async (life) => {
  const browser = await launchChromium(unpackChromium());
  life.atEnd(() => browser.close());
  const svg = await readFile(join(FOLDER, "icon.svg"), "utf8");
  const picture = (size: number, shape: Shape = AS_DRAWN) => draw(browser, svg, size, shape);
  const tab: { size: number; png: Buffer }[] = [];
  for (const size of [16, 32, 48]) tab.push({ size, png: await picture(size) });
  const files = {
    "favicon.ico": packIco(tab),
    "apple-touch-icon.png": await picture(180, FILLED),
    "icon-192.png": await picture(192),
    "icon-512.png": await picture(512),
    "icon-maskable-512.png": await picture(512, MASKABLE),
  };
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(FOLDER, name), bytes);
  await life.end(0);
});
