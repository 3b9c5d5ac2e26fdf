import type { ReactNode } from "react";
import { panel } from "@/app/_ui/button";
import type { DescribedOperation, Document, JsonSchema, Parameter } from "@/lib/api/openapi/document";
import { formatMessage } from "@/lib/texts/format-message";
import { apiReferenceTexts } from "@/texts/site/api-reference";
import { ToContents } from "./contents";
import { curlExample } from "./curl-example";
import { Fields } from "./fields";
import { nameOf, typeWords } from "./type-words";

interface OperationSectionProps {
  method: "GET" | "POST";
  path: string;
  operation: DescribedOperation;
  document: Document;
  /** The address of the API for programs. */
  root: string;
}

/** One operation: what it does, its parameters and answers, and an example command. */
export function OperationSection({ method, path, operation, document, root }: OperationSectionProps) {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const body = requestBody?.content["application/json"]?.schema;
  return (
    <section aria-labelledby={operationId} className={`${panel} flex min-w-0 flex-col gap-3 p-4`}>
      <h3 id={operationId} className="scroll-mt-3 font-semibold text-lg">
        {summary}{" "}
        <code className="wrap-anywhere font-mono font-normal text-quiet text-sm">{operationId}</code>
      </h3>
      <p className="wrap-anywhere font-mono text-sm">
        {method} {path}
      </p>
      <p className="max-w-prose">{description}</p>
      <p>{routeAuth(operation)}</p>
      <div className="grid items-start gap-4 @3xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3">
          {parameters.length > 0 ? (
            <Part title={apiReferenceTexts.parameters}>
              <Parameters parameters={parameters} />
            </Part>
          ) : null}
          {requestBody ? (
            <Part title={apiReferenceTexts.body}>
              {body ? <Fields schema={resolved(body, document)} /> : <p>{requestBody.description}</p>}
            </Part>
          ) : null}
          <Part title={apiReferenceTexts.curl}>
            <pre className="wrap-anywhere whitespace-pre-wrap rounded-md bg-sunken p-3 font-mono text-xs leading-4.5">
              {curlExample({ method, address: root + path, operation })}
            </pre>
          </Part>
        </div>
        <Part title={apiReferenceTexts.answers}>
          <Answers responses={responses} document={document} />
        </Part>
      </div>
      <ToContents />
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <h4 className="font-semibold">{title}</h4>
      {children}
    </div>
  );
}

function routeAuth({ security }: DescribedOperation): string {
  const scope = security.find(({ token }) => token)?.token?.[0];
  const withCookie = security.some(({ cookie }) => cookie);
  const { auth } = apiReferenceTexts;
  if (!scope) return withCookie ? auth.anyOrCookie : auth.any;
  return formatMessage(withCookie ? auth.scopeOrCookie : auth.scope, { scope });
}

const Parameters = ({ parameters }: { parameters: Parameter[] }) => (
  <dl className="flex flex-col gap-1.5">
    {parameters.map(({ name, in: place, required, schema, description }) => (
      <div key={name}>
        <dt>
          <code className="font-mono font-semibold text-sm">{name}</code>{" "}
          <span className="text-quiet text-sm">
            {formatMessage(required ? apiReferenceTexts.parameter : apiReferenceTexts.optionalParameter, {
              place,
              type: typeWords(schema),
            })}
          </span>
        </dt>
        {description ? <dd className="max-w-prose">{description}</dd> : null}
      </div>
    ))}
  </dl>
);

type AnswersProps = Pick<DescribedOperation, "responses"> & { document: Document };

/** The answers. Problems are much the same for all operations, and are folded. */
function Answers({ responses, document }: AnswersProps) {
  const { default: _, ...known } = responses;
  const among = (isAmong: (status: string) => boolean) =>
    Object.fromEntries(Object.entries(known).filter(([status]) => isAmong(status)));
  const refusals = among((status) => status >= "400");
  return (
    <>
      <AnswerList responses={among((status) => status < "400")} document={document} />
      <details>
        <summary>
          {formatMessage(apiReferenceTexts.problemsOf, { statuses: Object.keys(refusals).join(", ") })}
        </summary>
        <AnswerList responses={refusals} document={document} />
      </details>
    </>
  );
}

const AnswerList = ({ responses, document }: AnswersProps) => (
  <dl className="flex flex-col gap-1.5">
    {Object.entries(responses).map(([status, { description, content, headers = {} }]) => {
      const schema = (content?.["application/json"] ?? content?.["text/event-stream"])?.schema;
      return (
        <div key={status}>
          <dt className="font-mono font-semibold text-sm">{status}</dt>
          <dd className="max-w-prose">
            {description}
            {Object.entries(headers).map(([name, header]) => ` ${name}: ${header.description}`)}
          </dd>
          {schema ? (
            <dd className="mt-1 border-line border-l-2 pl-3">
              <Fields schema={resolved(schema, document)} />
            </dd>
          ) : null}
        </div>
      );
    })}
  </dl>
);

const resolved = (schema: JsonSchema, { components }: Document): JsonSchema =>
  (schema.$ref && components.schemas[nameOf(schema.$ref)]) || schema;
