import { join } from "node:path";
import type { NextConfig } from "next";

// The repository, whose node_modules has Next: two folders up from here, and from the copy that is built.
const root = join(import.meta.dirname, "../..");

const config: NextConfig = {
  turbopack: { root },
  outputFileTracingRoot: root,
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
};

export default config;
