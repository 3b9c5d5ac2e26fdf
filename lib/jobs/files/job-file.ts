import { z } from "zod";
import { instant } from "@/lib/jobs/job";
import { fieldsTexts } from "@/texts/job/fields";

/** In the order in which people see them: inputs, outputs, rejected rows. */
export const FILE_KINDS = ["input", "output", "error_report"] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** A file of a job as people and scripts see it, without the place of its bytes. */
export const listedFile = z.object({
  id: z.string(),
  kind: z.enum(FILE_KINDS),
  name: z.string(),
  size: z.coerce.number().describe(fieldsTexts.bytes),
  mediaType: z.string(),
  sha256: z.string(),
  createdAt: instant,
  isResult: z.boolean().describe(fieldsTexts.isResult),
});
export type ListedFile = z.infer<typeof listedFile>;

/** The same with the store's key of its bytes, which never leaves the server. */
export const storedJobFile = listedFile.extend({ storeKey: z.string() });
export type StoredJobFile = z.infer<typeof storedJobFile>;
