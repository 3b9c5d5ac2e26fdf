import { readFile } from "node:fs/promises";
import { z } from "zod";
import { OPERATIONS } from "@/lib/api/operations";
import { BUILD_DIR } from "../build";

/** The one route of the HTTP interface, whose operations lib/api finds. */
const API_ROUTE = "/api/v1/[[...path]]";

interface Route {
  /** As Next writes it: "/jobs/show/[id]". */
  path: string;
  isPage: boolean;
}

/** Every route of the build, except Next's own; for the one route of the HTTP interface, each of its addresses. */
export async function routeInventory(): Promise<Route[]> {
  const manifest = await readFile(`${BUILD_DIR}/app-path-routes-manifest.json`, "utf8");
  const routes = z.record(z.string(), z.string()).parse(JSON.parse(manifest));
  return Object.entries(routes)
    .filter(([, path]) => !path.startsWith("/_"))
    .flatMap(([file, path]) =>
      (path === API_ROUTE ? apiAddresses() : [path]).map((one) => ({
        path: one,
        isPage: file.endsWith("/page"),
      })),
    );
}

const apiAddresses = () => [
  ...new Set(OPERATIONS.map(({ path }) => `/api/v1${path.replaceAll(/\{(\w+)\}/g, "[$1]")}`)),
];
