import type { Instrumentation } from "next";

export async function register() {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { problemOf } = await import("@/lib/api/problem/problem");
    const { startServerProcess } = await import("@/lib/web/background/server-process");
    startServerProcess({ problemOf });
  }
}

export const onRequestError: Instrumentation.onRequestError = async (error, request) => {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { logFault } = await import("@/lib/log-fault");
    const digest = typeof error === "object" && error !== null ? Reflect.get(error, "digest") : undefined;
    logFault(error, request.path.split("?")[0] ?? "", typeof digest === "string" ? digest : undefined);
  }
};
