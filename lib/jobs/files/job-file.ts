import { z } from "zod";
import { instant } from "@/lib/jobs/job";

/** In the order in which people meet them: what went in, what came out, what was turned down. */
export const FILE_KINDS = ["input", "output", "error_report"] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** A file of a job as people and scripts are told of it: never where its bytes are. */
export const listedFile = z.object({
  id: z.string(),
  kind: z.enum(FILE_KINDS),
  name: z.string(),
  size: z.coerce.number().describe("In bytes"),
  mediaType: z.string(),
  sha256: z.string(),
  createdAt: instant,
  isResult: z.boolean().describe("It is what Download Result gives"),
});
export type ListedFile = z.infer<typeof listedFile>;

/** The same with the store's own name for its bytes, which stays within the server. */
export const storedJobFile = listedFile.extend({ storeKey: z.string() });
export type StoredJobFile = z.infer<typeof storedJobFile>;
