import { problem } from "@/lib/api/problem/problem";

const refuse = async () =>
  problem({ code: "not_found", detail: "There is no such address. See /api/v1/openapi.json." });

export {
  refuse as DELETE,
  refuse as GET,
  refuse as HEAD,
  refuse as OPTIONS,
  refuse as PATCH,
  refuse as POST,
  refuse as PUT,
};
