import Ajv2020, { type ValidateFunction } from "ajv/dist/2020";
import { expect } from "vitest";
import { z } from "zod";

const METHODS = ["get", "post"] as const;
const answers = z.record(
  z.string(),
  z.looseObject({ content: z.record(z.string(), z.unknown()).optional() }),
);
const body = z.object({ content: z.record(z.string(), z.object({ example: z.unknown().optional() })) });
const operation = z.looseObject({
  requestBody: body.optional(),
  responses: answers,
  security: z.array(z.record(z.string(), z.array(z.string()))),
});
const described = z.looseObject({
  paths: z.record(z.string(), z.partialRecord(z.enum(METHODS), operation)),
});

/** What the console says of its own interface, compared with what it answers by a validator that we did not write. */
export interface DescribedApi {
  /** Each operation as "POST /jobs/{id}/start". */
  operations: string[];
  /** The scope of a token that the operation needs; undefined when any token will do. */
  scopeOf(operation: string): string | undefined;
  /** A body that the document allows; undefined when it describes none. */
  exampleOf(operation: string): unknown;
  /** Fails unless the document describes this answer to this request, with its body. */
  check(method: string, path: string, answer: { status: number; type: string; body: string }): void;
}

/** Reads the document as a program would. */
export function describedApi(document: unknown): DescribedApi {
  const { paths } = described.parse(document);
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { "date-time": ISO } });
  ajv.addSchema({ ...z.looseObject({}).parse(document), $id: "api" });
  const validators = new Map<string, ValidateFunction>();
  const isValid = (pointer: string[], value: unknown) => {
    const place = `api#/${pointer.map(escaped).join("/")}`;
    const validate = validators.get(place) ?? ajv.compile({ $ref: place });
    validators.set(place, validate);
    const fits = validate(value);
    return { fits, errors: validate.errors };
  };
  const named = (name: string) => {
    const [method, path = ""] = name.split(" ");
    const known = METHODS.find((word) => word.toUpperCase() === method);
    return known && paths[path]?.[known];
  };
  return {
    operations: Object.entries(paths).flatMap(([path, item]) =>
      METHODS.filter((method) => item[method]).map((method) => `${method.toUpperCase()} ${path}`),
    ),
    scopeOf: (name) => named(name)?.security.find(({ token }) => token)?.token?.[0],
    exampleOf: (name) => named(name)?.requestBody?.content["application/json"]?.example,
    check(method, path, { status, type, body }) {
      const template = Object.keys(paths).find((known) => matches(known, path));
      const known = METHODS.find((word) => word.toUpperCase() === (method === "HEAD" ? "GET" : method));
      const operation = template && known ? paths[template]?.[known] : undefined;
      // An answer that belongs to no operation is a problem as well.
      const problem = ["components", "schemas", "Problem"];
      if (!(template && known && operation)) {
        if (method !== "HEAD")
          expect(isValid(problem, JSON.parse(body))).toEqual({ fits: true, errors: null });
        return;
      }
      const word = operation.responses[String(status)] ? String(status) : "default";
      const media = Object.keys(operation.responses[word]?.content ?? {});
      const what = `${method} ${path}: ${status} ${type}`;
      expect(media.includes(type) || media.includes("*/*"), what).toBe(true);
      if (method === "HEAD" || !media.includes(type)) return;
      const at = ["paths", template, known, "responses", word, "content", type, "schema"];
      expect(isValid(at, JSON.parse(body)), `${what} ${body.slice(0, 500)}`).toEqual({
        fits: true,
        errors: null,
      });
    },
  };
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;

const matches = (template: string, path: string) =>
  new RegExp(`^${template.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`).test(
    path.split("?")[0] ?? "",
  );

const escaped = (part: string) =>
  encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1")).replaceAll("%7E", "~");
