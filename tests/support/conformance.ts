import { describe } from "vitest";
import { recordsBatches } from "./conformance/batches";
import { keepsNumbers, keepsNumbersOfBatches } from "./conformance/numbers";
import { keepsOwnersApart } from "./conformance/owners";
import { keepsToOne } from "./conformance/races";
import { recordsAll } from "./conformance/recording";
import type { OpenInterface } from "./conformance/recording-interface";
import { rejects } from "./conformance/refusals";
import { Subject } from "./conformance/subject";
import { takesEachVerb } from "./conformance/verbs";
import type { TestDatabase } from "./database";

/** What every interface for producers promises. `open` leads to this database. */
export function conforms(database: () => TestDatabase, open: OpenInterface) {
  conformsForOne(database, open);
  const subject = () => new Subject(database(), open);
  describe("of users", () => keepsOwnersApart(subject));
  describe("as a whole", () => recordsBatches(subject));
  describe("numbers as a whole", () => keepsNumbersOfBatches(subject));
}

/** The part that needs neither users nor batches. */
export function conformsForOne(database: () => TestDatabase, open: OpenInterface) {
  const subject = () => new Subject(database(), open);
  describe("each verb", () => takesEachVerb(subject));
  describe("what is recorded", () => recordsAll(subject));
  describe("numbers", () => keepsNumbers(subject));
  describe("what is rejected", () => rejects(subject));
  describe("at the same moment", () => keepsToOne(subject));
}
