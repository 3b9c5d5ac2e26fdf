import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runMain } from "@/lib/serve/lifetime";
import { openBrowser, take } from "./photographer";
import { SHOTS } from "./shots";
import { openStudio, say } from "./studio";

const FOLDER = join("docs", "screenshots");

// npm run screenshots: takes every picture of docs/screenshots again. A run that is cut off changes none of them.
await runMain(async (life) => {
  const studio = await openStudio(life);
  const browser = await openBrowser(life);
  const pictures = new Map<string, Buffer>();
  for (const shot of SHOTS) pictures.set(`${shot.name}.png`, await take(browser, studio, shot));
  await mkdir(FOLDER, { recursive: true });
  for (const [name, png] of pictures) {
    await writeFile(join(FOLDER, name), png);
    say(`${join(FOLDER, name)} (${Math.round(png.length / 1000)} kB)`);
  }
  await life.end(0);
});
