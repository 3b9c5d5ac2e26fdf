/** Why a request to the API is refused. Those without a full stop follow the name of the field at fault. */
export const refusedRequestsTexts = {
  unknownAddress: "There is no such address. See /api/v1/openapi.json.",
  otherMethods: "This method is not allowed here. Send one of {methods}.",
  oneOf: "give one of {words}",
  boolean: "give true or false",
  one: "give 1",
  zeroOrOne: "give 0 or 1",
  fileName: "give the file's name",
  checksum: "give 64 hexadecimal digits",
  nameOrNames: "give either name or names",
  listOrObject: "give a list or an object",
  noSuchPage: "there is no page {page}; the last is {last}.",
  twoPlaces: "can't be used together with {other}.",
  foreignCursor: "not a cursor of this list. Take one from a Link header.",
  requiredWithKey: "required with an Idempotency-Key.",
  form: "send the file's bytes, not a form: curl -X POST -T FILE, or --data-binary @FILE -H 'Content-Type: application/octet-stream'.",
} as const;
