/** What the launcher waits for; and when it is killed, this server ends with it. */
export function register() {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    process.once("disconnect", () => process.exit(0));
    process.send?.("serving");
  }
}
