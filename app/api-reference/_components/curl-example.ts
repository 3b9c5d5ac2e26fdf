import type { DescribedOperation } from "@/lib/api/openapi/document";

interface Request {
  method: "GET" | "POST";
  /** The whole address, its parameters in braces. */
  address: string;
  operation: DescribedOperation;
}

/** What stands for a parameter of a path. */
const VALUES: Readonly<Record<string, string>> = { id: "7", fileId: "3", n: "1" };

/** A command for a shell that has the token in JOBS_TOKEN. */
export function curlExample({ method, address, operation }: Request): string {
  const { parameters, requestBody } = operation;
  const path = address.replaceAll(/\{(\w+)\}/g, (_, name: string) => VALUES[name] ?? name);
  const query = parameters
    .filter((parameter) => parameter.in === "query" && parameter.required)
    .map(({ name, schema }) => `${name}=${String(schema.enum?.[0] ?? "airports.csv")}`);
  const json = requestBody?.content["application/json"];
  return [
    `curl${method === "POST" ? " -X POST" : ""} -H "Authorization: Bearer $JOBS_TOKEN"`,
    ...(json ? ['-H "Content-Type: application/json"', `-d '${JSON.stringify(json.example)}'`] : []),
    ...(requestBody && !json ? ["-T airports.csv"] : []),
    `"${path}${query.length > 0 ? `?${query.join("&")}` : ""}"`,
  ].join(" \\\n  ");
}
