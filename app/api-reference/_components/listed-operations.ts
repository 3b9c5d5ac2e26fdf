import type { DescribedOperation, Document } from "@/lib/api/openapi/document";

/** An operation with where it is. */
export interface FilePage {
  method: "GET" | "POST";
  path: string;
  operation: DescribedOperation;
}

/** All operations of a document in its order. */
export const operationsOf = ({ paths }: Document): FilePage[] =>
  Object.entries(paths).flatMap(([path, { get, post }]) => [
    ...(get ? [{ method: "GET" as const, path, operation: get }] : []),
    ...(post ? [{ method: "POST" as const, path, operation: post }] : []),
  ]);
