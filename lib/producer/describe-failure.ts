/** Its home is the package for producers elsewhere, which reports failures as the console does. */
export * from "@/packages/producer/src/describe-failure";
