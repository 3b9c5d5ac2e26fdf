import { expect, test } from "vitest";
import { operationFinder } from "@/lib/api/find-operations";
import { OPERATIONS } from "@/lib/api/operations";

const findOperations = operationFinder(OPERATIONS);

/** What is found at a path: the methods and the parameters. */
function found(path: string) {
  const at = findOperations(path);
  return at && [at.operations.map(({ method }) => method).join(), at.params];
}

test("an address has its operations and its parameters", () => {
  expect(found("/jobs")).toEqual(["GET,POST", {}]);
  expect(found("/jobs/7/subtasks/2/start")).toEqual(["POST", { id: "7", n: "2" }]);
  expect(found("/jobs/7/files/8")).toEqual(["GET", { id: "7", fileId: "8" }]);
});

test("a parameter is decoded, once, and a word is not", () => {
  expect(found("/jobs/a%2Fb%20%252F")).toEqual(["GET", { id: "a/b %2F" }]);
  for (const path of ["/%6Aobs", "/jobs/7/st%61rt", "/JOBS"])
    expect([path, found(path)]).toEqual([path, null]);
});

test("what is longer, shorter or has an empty part is nowhere", () => {
  for (const path of ["", "/", "/jobs/", "//jobs", "/jobs//start", "/jobs/7/", "/jobs/7/start/x", "/nothing"])
    expect([path, found(path)]).toEqual([path, null]);
});

test("no two addresses are the same path, so that each operation is reached", () => {
  for (const operation of OPERATIONS) {
    const path = operation.path.replaceAll(/\{\w+\}/g, "7");
    expect(findOperations(path)?.operations, operation.id).toContain(operation);
  }
});
