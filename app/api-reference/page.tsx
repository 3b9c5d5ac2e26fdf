import type { Metadata } from "next";
import { panel } from "@/app/_ui/button";
import { orCouldNotLoad } from "@/app/_ui/could-not-load";
import { FormattedMessage } from "@/app/_ui/formatted-message";
import { monoFont } from "@/app/_ui/mono-font";
import { frameOf } from "@/app/_ui/shell/frame";
import { Shell } from "@/app/_ui/shell/shell";
import type { Document } from "@/lib/api/openapi/document";
import { apiDocument } from "@/lib/api/operations";
import { requireAccess } from "@/lib/auth/session/session";
import { publicUrl } from "@/lib/env";
import { formatMessage } from "@/lib/texts/format-message";
import { apiReferenceTexts } from "@/texts/site/api-reference";
import { navigationTexts } from "@/texts/site/navigation";
import { Contents, ToContents } from "./_components/contents";
import { Fields } from "./_components/fields";
import { operationsOf } from "./_components/listed-operations";
import { OperationSection } from "./_components/operation-section";
import { StartHere } from "./_components/start-here";

export const metadata: Metadata = { title: navigationTexts.apiReference };

const PATH = "/api-reference";
const TRAIL = [{ label: navigationTexts.settings }, { label: navigationTexts.apiReference }];

/** The objects that have a section of their own. */
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
          <h1 className="font-semibold text-xl">{navigationTexts.apiReference}</h1>
          <StartHere root={root} />
          <About document={document} root={root} />
          <div className="flex flex-col gap-3 xl:grid xl:grid-cols-[17rem_minmax(0,1fr)] xl:items-start">
            <Contents operations={operations} />
            <div className="@container flex flex-col gap-3">
              <h2 className="font-semibold text-xl">{apiReferenceTexts.operations}</h2>
              {operations.map((each) => (
                <OperationSection
                  key={each.operation.operationId}
                  {...each}
                  document={document}
                  root={root}
                />
              ))}
              <h2 id="objects" className="font-semibold text-xl">
                {apiReferenceTexts.objects}
              </h2>
              <Objects document={document} />
              <ToContents />
              <h2 id="problems" className="font-semibold text-xl">
                {apiReferenceTexts.problems}
              </h2>
              <Problems document={document} />
              <ToContents />
            </div>
          </div>
        </div>
      </Shell>
    );
  });
}

/** Text between backticks becomes code. */
const withCode = (text: string) =>
  text.split("`").map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <code key={part} className="wrap-anywhere font-mono text-sm">
        {part}
      </code>
    ),
  );

const About = ({ document, root }: { document: Document; root: string }) => (
  <div className="flex max-w-prose flex-col gap-2">
    {document.info.description.split("\n\n").map((paragraph) => (
      <p key={paragraph}>{withCode(paragraph)}</p>
    ))}
    <p>
      <FormattedMessage
        message={apiReferenceTexts.addresses}
        values={{
          root: <code className="wrap-anywhere font-mono text-sm">{root}</code>,
          document: (words) => <a href={`${root}/openapi.json`}>{words}</a>,
          tokens: (words) => <a href="/settings/tokens">{words}</a>,
        }}
      />
    </p>
  </div>
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
            {formatMessage(apiReferenceTexts.problem, { status, title })}
          </span>
        </dt>
        <dd className="max-w-prose">{meaning}</dd>
      </div>
    ))}
  </dl>
);
