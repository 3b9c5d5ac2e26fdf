#!/usr/bin/env node
import { fileURLToPath } from "node:url";

// Node would open its debugger at this signal, which is meant for the command of `jobs run`.
process.on("SIGUSR1", () => undefined);

const { register } = await import("tsx/esm/api");
// Said outright, because tsx looks for it in the working directory, which may be anywhere.
register({ tsconfig: fileURLToPath(new URL("../tsconfig.json", import.meta.url)) });
await import("../lib/cli/main.ts");
