import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Makes Node free unused memory now, so that a measurement shows the memory in use. The moment when Node would do so by
 * itself differs between versions by more than what is measured.
 */
export function collectGarbage() {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect();
}
