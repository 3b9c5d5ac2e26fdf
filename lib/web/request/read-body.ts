import { InvalidInput, JobsError } from "@/lib/errors";
import { essence } from "@/lib/files/media-type";
import { forOneLine } from "@/lib/readable-text";
import { formatMessage } from "@/lib/texts/format-message";
import { strangerAt } from "@/lib/web/limits/body-budget";
import { requestTexts } from "@/texts/server/request";
import { leaseForRequest } from "./lease-for-request";
import { type LeasedTerms, readBytes, SMALL_BODY } from "./read-bytes";

const LARGEST_BODY = 64 * 1024;

/**
 * The fields of a small form or JSON object; an empty body has none. Throws, while reading, when the body is too large;
 * also for a field that is given twice, or is not among `known`, since it may be a typing error.
 */
export async function readFields(
  request: Request,
  known: readonly string[],
  terms: LeasedTerms = SMALL_BODY,
): Promise<Record<string, unknown>> {
  const fields = await readAnyFields(request, terms);
  const unknown = Object.keys(fields).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new InvalidInput(
      forOneLine(unknown).slice(0, 100),
      formatMessage(requestTexts.unknownFieldOf, { known: known.join(", ") }),
    );
  }
  return fields;
}

async function readAnyFields(request: Request, terms: LeasedTerms): Promise<Record<string, unknown>> {
  const text = await readText(request, terms);
  if (text.length === 0) return {};
  const type = essence(request.headers.get("content-type") ?? "");
  switch (type) {
    case "application/json":
      return jsonFields(text);
    case "application/x-www-form-urlencoded":
      return formFields(new URLSearchParams(text));
    case "multipart/form-data":
      return formFields(await new Response(text, { headers: request.headers }).formData().catch(malformed));
    default:
      throw new JobsError("malformed", requestTexts.formOrJson);
  }
}

/**
 * The same request, which nobody is signed in for, with its body read; throws, while reading, when it is too large.
 * Always a new request: Next gives a proxy to a route, and newer versions of Node make no Request from a proxy.
 */
export async function withSmallBody(request: Request): Promise<Request> {
  const { method, headers, url } = request;
  return new Request(url, { method, headers, body: request.body && (await readStrangersText(request)) });
}

async function readStrangersText(request: Request): Promise<string> {
  const lease = leaseForRequest(strangerAt(request.headers.get("x-forwarded-for") ?? "unknown"));
  return await readText(request, { ...SMALL_BODY, lease });
}

async function readText(request: Request, terms: LeasedTerms): Promise<string> {
  const tooLarge = new JobsError(
    "too_large",
    formatMessage(requestTexts.largest, { kilobytes: LARGEST_BODY / 1024 }),
  );
  return (await readBytes(request, LARGEST_BODY, tooLarge, terms)).toString("utf8");
}

function jsonFields(text: string): Record<string, unknown> {
  const fields = parseJson(text);
  if (typeof fields !== "object" || fields === null || Array.isArray(fields)) {
    throw new InvalidInput("body", requestTexts.jsonObject);
  }
  return { ...fields };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return malformed();
  }
}

function formFields(form: URLSearchParams | FormData): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of form.entries()) {
    if (Object.hasOwn(fields, name)) throw new InvalidInput(name, requestTexts.givenTwice);
    fields[name] = value;
  }
  return fields;
}

function malformed(): never {
  throw new JobsError("malformed", requestTexts.otherType);
}
