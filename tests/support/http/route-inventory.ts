import { readFile } from "node:fs/promises";
import { z } from "zod";
import { BUILD_DIR } from "../build";

interface Route {
  /** As Next writes it: "/jobs/show/[id]". */
  path: string;
  isPage: boolean;
}

/** Every route that the build answers, but for Next's own and the icon. */
export async function routeInventory(): Promise<Route[]> {
  const manifest = await readFile(`${BUILD_DIR}/app-path-routes-manifest.json`, "utf8");
  const routes = z.record(z.string(), z.string()).parse(JSON.parse(manifest));
  return Object.entries(routes)
    .map(([file, path]) => ({ path, isPage: file.endsWith("/page") }))
    .filter(({ path }) => !/^\/(_|icon)/.test(path));
}
