/** Its home is the package for producers elsewhere, which cuts texts as the console does. */
export * from "@/packages/producer/src/storable-text";
