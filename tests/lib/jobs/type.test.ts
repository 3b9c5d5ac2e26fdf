import { expect, test } from "vitest";
import { KNOWN_TYPES, typeLabel, typeMeaning, typeNamed } from "@/lib/jobs/type";

test("the eight types have a label and a meaning", () => {
  expect(KNOWN_TYPES).toEqual([
    "export",
    "import",
    "ingest",
    "ai_processing",
    "batch_update",
    "validation",
    "conversion",
    "sync",
  ]);
  expect(typeLabel("ai_processing")).toBe("AI processing");
  expect(typeMeaning("sync")).toContain("indexing");
});

test("a producer's own type is shown as it is, also one that JavaScript knows", () => {
  expect(typeLabel("ocr_pass")).toBe("ocr_pass");
  expect(typeLabel("constructor")).toBe("constructor");
  expect(typeMeaning("constructor")).toBeNull();
});

test("a type may be written as it is stored or as it is shown, and as a phone's keyboard writes it", () => {
  expect(
    ["import", "Import", " Import ", "AI processing", "ai_processing", "Ocr_pass "].map(typeNamed),
  ).toEqual([...["import", "import", "import", "ai_processing", "ai_processing", "ocr_pass"]]);
  expect(["", "Drop Table", "9lives", "Imports!", "ſync", "constructor()"].map(typeNamed)).toEqual(
    Array(6).fill(null),
  );
});
