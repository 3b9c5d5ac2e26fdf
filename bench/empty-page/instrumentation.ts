/** Says that the server is ready, and ends it when the launcher is killed. */
export function register() {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    process.once("disconnect", () => process.exit(0));
    process.send?.("serving");
  }
}
