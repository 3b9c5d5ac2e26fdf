import type { JsonSchema } from "@/lib/api/openapi/document";
import { formatMessage } from "@/lib/texts/format-message";
import { apiReferenceTexts } from "@/texts/site/api-reference";
import { alternatives, isSchema, nameOf, typeWords } from "./type-words";

/** The fields of an object, each with what it may be and means; what is within one stands under it. */
export function Fields({ schema }: { schema: JsonSchema }) {
  const fields = Object.entries(schema.properties ?? {}).filter(([, field]) => isSchema(field));
  if (fields.length === 0) return <p className="text-quiet">{apiReferenceTexts.noFields}</p>;
  return (
    <dl className="flex flex-col gap-1.5">
      {fields.map(([name, field]) =>
        isSchema(field) ? (
          <div key={name}>
            <dt>
              <code className="font-mono font-semibold text-sm">{name}</code>{" "}
              <span className="text-quiet text-sm">
                {formatMessage(
                  schema.required?.includes(name) ? apiReferenceTexts.field : apiReferenceTexts.optionalField,
                  { type: typeWords(field) },
                )}
              </span>
            </dt>
            {field.description ? <dd className="max-w-prose">{field.description}</dd> : null}
            <Within schema={field} />
          </div>
        ) : null,
      )}
    </dl>
  );
}

/** What a field holds that has fields of its own. */
function Within({ schema }: { schema: JsonSchema }) {
  const held = isSchema(schema.items) && !Array.isArray(schema.items) ? schema.items : schema;
  if (held.$ref) {
    const name = nameOf(held.$ref);
    return (
      <dd>
        <a href={`#object-${name}`} className="underline">
          {formatMessage(apiReferenceTexts.fieldsOf, { name })}
        </a>
      </dd>
    );
  }
  const objects = [held, ...alternatives(held)].filter(({ properties }) => properties);
  return objects.map((object) => (
    <dd key={JSON.stringify(object)} className="mt-1 border-line border-l-2 pl-3">
      <Fields schema={object} />
    </dd>
  ));
}
