import { expect, test } from "vitest";
import { FormattedMessage } from "@/app/_ui/formatted-message";
import { rendered } from "@/tests/support/rendered";

test("elements stand in a sentence as values and as tags around its words", () => {
  const [paragraph, link, code] = rendered(
    <p>
      <FormattedMessage
        message="{count, plural, one {# row was} other {# rows were}} rejected. <link>Correct {file}</link> and import it."
        values={{
          count: 2,
          file: <code>a &amp; b.csv</code>,
          link: (children) => <a href="/file">{children}</a>,
        }}
      />
    </p>,
    "p",
    "a",
    "code",
  );
  expect(paragraph?.text).toBe("2 rows were rejected. Correct a & b.csv and import it.");
  expect(link).toMatchObject({ attributes: { href: "/file" }, text: "Correct a & b.csv" });
  expect(code?.text).toBe("a & b.csv");
});
