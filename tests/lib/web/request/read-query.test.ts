import fc from "fast-check";
import { expect, test } from "vitest";
import { readQuery } from "@/lib/web/request/read-query";

const read = (search: string) => readQuery(new Request(`http://localhost/api/v1/jobs${search}`));

test("parameters are read as URLSearchParams reads them, where that changes no character", () => {
  const names = fc.string({ unit: "grapheme", maxLength: 20 });
  fc.assert(
    fc.property(fc.dictionary(names, fc.string({ unit: "grapheme" })), (given) => {
      expect(read(`?${new URLSearchParams(given)}`)).toEqual(given);
    }),
  );
});

test.each([
  ["?name=Stra%DFe.csv", "name"],
  ["?kind=input&name=%E9", "name"],
  ["?name=%C3", "name"],
  ["?name=%ED%A0%80", "name"],
  ["?name=%C0%AE", "name"],
  ["?a=1&n%E9=1", "n\ufffd"],
])("%s is refused by the field that is not UTF-8", (search, field) => {
  expect(() => read(search)).toThrow(expect.objectContaining({ code: "malformed", field }));
});

test.each([
  ["?name=Stra%C3%9Fe.csv", { name: "Straße.csv" }],
  ["?name=100%.csv", { name: "100%.csv" }],
  ["?name=a+b%2Bc", { name: "a b+c" }],
  ["?name=%EF%BF%BD", { name: "\ufffd" }],
  ["?name", { name: "" }],
  ["?&&", {}],
  ["?__proto__=x", Object.fromEntries([["__proto__", "x"]])],
])("%s is taken", (search, query) => {
  expect(read(search)).toEqual(query);
});

test("any address is read, or refused for a parameter that is given twice or is not UTF-8", () => {
  const part = fc.constantFrom("%", "%F", "%FF", "%C3", "%A9", "=", "&", "+", "a", "b", "é", "#", "?");
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
      try {
        read(`?${parts.join("")}`);
      } catch (error) {
        expect(["invalid_input", "malformed"]).toContain(Reflect.get(Object(error), "code"));
      }
    }),
  );
});
