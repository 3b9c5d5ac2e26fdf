import type { Metadata } from "next";
import { panel } from "@/app/_ui/button";
import { orCouldNotLoad } from "@/app/_ui/could-not-load";
import { frameOf } from "@/app/_ui/frame";
import { monoFont } from "@/app/_ui/mono-font";
import { Shell } from "@/app/_ui/shell";
import type { DescribedOperation, Document } from "@/lib/api/openapi/document";
import { apiDocument } from "@/lib/api/operations";
import { requireAccess } from "@/lib/auth/session";
import { publicUrl } from "@/lib/env";
import { Fields } from "./_components/fields";
import { OperationSection } from "./_components/operation-section";

export const metadata: Metadata = { title: "API reference" };

const PATH = "/api-reference";
const TRAIL = [{ label: "Settings" }, { label: "API reference" }];

/** What answers and other objects hold, beside what the operations themselves tell. */
const OBJECTS = ["Job", "File", "Subtask", "Problem"];

export default async function ApiReference() {
  return orCouldNotLoad(PATH, async () => {
    const access = await requireAccess(PATH);
    const document = apiDocument();
    const root = publicUrl().origin + (document.servers[0]?.url ?? "");
    const operations = operationsOf(document);
    return (
      <Shell frame={await frameOf(access)} path={PATH} trail={TRAIL}>
        <div className={`${monoFont.variable} flex flex-col gap-3`}>
          <h1 className="font-semibold text-xl">API reference</h1>
          <About document={document} root={root} />
          <Contents operations={operations} />
          <h2 className="font-semibold text-xl">Operations</h2>
          {operations.map((each) => (
            <OperationSection key={each.operation.operationId} {...each} document={document} root={root} />
          ))}
          <h2 className="font-semibold text-xl">Objects</h2>
          <Objects document={document} />
          <h2 className="font-semibold text-xl">Problems</h2>
          <Problems document={document} />
        </div>
      </Shell>
    );
  });
}

interface Listed {
  method: "GET" | "POST";
  path: string;
  operation: DescribedOperation;
}

const operationsOf = ({ paths }: Document): Listed[] =>
  Object.entries(paths).flatMap(([path, { get, post }]) => [
    ...(get ? [{ method: "GET" as const, path, operation: get }] : []),
    ...(post ? [{ method: "POST" as const, path, operation: post }] : []),
  ]);

const About = ({ document, root }: { document: Document; root: string }) => (
  <div className="flex max-w-prose flex-col gap-2">
    {document.info.description.split("\n\n").map((paragraph) => (
      <p key={paragraph}>{paragraph.replaceAll("`", "")}</p>
    ))}
    <p>
      All addresses begin with <code className="wrap-anywhere font-mono text-sm">{root}</code>. Programs read
      the same as <a href={`${root}/openapi.json`}>an OpenAPI 3.1 document</a>. Tokens are made under{" "}
      <a href="/settings/tokens">Access tokens</a>.
    </p>
  </div>
);

const Contents = ({ operations }: { operations: Listed[] }) => (
  <nav aria-label="Operations" className={`${panel} p-4`}>
    <ul className="flex flex-col gap-y-1 sm:block sm:columns-2 sm:gap-x-6">
      {operations.map(({ operation, method, path }) => (
        <li key={operation.operationId} className="sm:py-0.5">
          <a href={`#${operation.operationId}`} className="underline">
            {operation.summary}
          </a>{" "}
          <span className="wrap-anywhere font-mono text-quiet text-xs">
            {method} {path}
          </span>
        </li>
      ))}
    </ul>
  </nav>
);

const Objects = ({ document }: { document: Document }) =>
  OBJECTS.map((name) => (
    <section key={name} aria-labelledby={`object-${name}`} className={`${panel} flex flex-col gap-2 p-4`}>
      <h3 id={`object-${name}`} className="font-semibold text-lg">
        {name}
      </h3>
      <Fields schema={document.components.schemas[name] ?? {}} />
    </section>
  ));

const Problems = ({ document }: { document: Document }) => (
  <dl className={`${panel} flex flex-col gap-2 p-4`}>
    {document["x-problems"].map(({ code, status, title, meaning }) => (
      <div key={code} id={`problem-${code}`} className="target:bg-sunken">
        <dt>
          <code className="font-mono font-semibold text-sm">{code}</code>{" "}
          <span className="text-quiet text-sm">
            {status}, {title}
          </span>
        </dt>
        <dd className="max-w-prose">{meaning}</dd>
      </div>
    ))}
  </dl>
);
