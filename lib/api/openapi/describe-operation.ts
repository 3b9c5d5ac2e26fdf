import { z } from "zod";
import type { Operation } from "@/lib/api/operation/operation";
import { PROBLEM_STATUS, type ProblemCode } from "@/lib/api/problem/problem";
import { formatMessage } from "@/lib/texts/format-message";
import { openapiTexts } from "@/texts/api/openapi";
import { problemsTexts } from "@/texts/api/problems";
import { answerName, bodyName, refTo } from "./components";
import type { Answer, DescribedOperation, JsonSchema, Parameter } from "./document";

/** An operation as the document describes it. */
export function describeOperation(operation: Operation): DescribedOperation {
  const { id, summary, description, scope, method, params, query, headers } = operation;
  const token = { token: scope ? [scope] : [] };
  return {
    operationId: id,
    summary,
    description,
    security: method === "GET" ? [token, { cookie: [] }] : [token],
    parameters: [
      ...parametersIn("path", params),
      ...parametersIn("query", query),
      ...(headers ? parametersIn("header", headers) : []),
    ],
    ...requestBody(operation),
    responses: {
      ...success(operation),
      ...problems(operation),
      default: problemAnswer(openapiTexts.anyProblem),
    },
  };
}

function parametersIn(place: Parameter["in"], schema: z.ZodObject): Parameter[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input" });
  return Object.entries(properties).flatMap(([name, property]) => {
    if (typeof property === "boolean") return [];
    const { description, ...rest } = property;
    const isRequired = required.includes(name);
    return [{ name, in: place, required: isRequired, ...(description && { description }), schema: rest }];
  });
}

function requestBody(operation: Operation): Pick<DescribedOperation, "requestBody"> {
  const { body, bytes, example } = operation;
  if (bytes) return { requestBody: { required: false, description: bytes, content: ANYTHING } };
  if (!body) return {};
  const required = !body.safeParse({}).success;
  const content = { "application/json": { schema: refTo(bodyName(operation)), example } };
  return { requestBody: { required, content } };
}

const EVENT_STREAM = "text/event-stream";
const ANYTHING = { "*/*": { schema: {} } };
const REPLAYED = { "Idempotency-Replayed": openapiTexts.replayed };
const text: JsonSchema = { type: "string" };

function success(operation: Operation): Record<string, Answer> {
  const { status, description, schema, isStream, headers = {} } = operation.answer;
  const { also = {} } = operation;
  const repeats = operation.headers && "Idempotency-Key" in operation.headers.shape;
  const content: Answer["content"] = schema
    ? { [isStream ? EVENT_STREAM : "application/json"]: { schema: refTo(answerName(operation)) } }
    : ANYTHING;
  const described = Object.entries({ ...headers, ...(repeats && REPLAYED) }).map(([name, meaning]) => [
    name,
    { description: meaning, schema: text },
  ]);
  const others = Object.entries(also).map(([other, meaning]) => [
    other,
    { description: meaning, ...(other !== "304" && { content: ANYTHING }) },
  ]);
  const headed = { description, headers: Object.fromEntries(described), content };
  return { [status]: headed, ...Object.fromEntries(others) };
}

/** The problems of every operation; the others follow from its parameters and body. */
const ALWAYS: ProblemCode[] = [
  "bad_token",
  "invalid_input",
  "too_many_requests",
  "internal",
  "database_unavailable",
];

function problemsOf({ method, scope, params, body, bytes, problems = [] }: Operation): ProblemCode[] {
  const takesParams = Object.keys(params.shape).length > 0;
  return [
    ...new Set<ProblemCode>([
      ...ALWAYS,
      method === "GET" ? "not_signed_in" : "token_needed",
      ...(scope ? (["missing_scope"] as const) : []),
      ...(takesParams ? (["not_found"] as const) : []),
      ...(body || bytes ? (["malformed", "too_large", "too_slow", "busy"] as const) : []),
      ...problems,
    ]),
  ];
}

/** The operation's problems by status, each with its codes. */
function problems(operation: Operation): Record<string, Answer> {
  const byStatus = new Map<number, string[]>();
  for (const code of problemsOf(operation)) {
    const status = PROBLEM_STATUS[code];
    const text = formatMessage(openapiTexts.problem, { code, title: problemsTexts[code].title });
    byStatus.set(status, [...(byStatus.get(status) ?? []), text]);
  }
  return Object.fromEntries([...byStatus].map(([status, texts]) => [status, problemAnswer(texts.join(" "))]));
}

const problemAnswer = (description: string): Answer => ({
  description,
  content: { "application/problem+json": { schema: refTo("Problem") } },
});
