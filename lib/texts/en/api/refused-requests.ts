/** Why a request to the API is refused. Those without a full stop follow the name of the field at fault. */
export const refusedRequestsTexts = {
  unknownAddress: "There is no such address. See /api/v1/openapi.json.",
  otherMethods: "This method is not allowed here. Send one of {methods}.",
  oneOf: "give one of {words}",
  boolean: "give true or false",
  one: "give 1",
  zeroOrOne: "give 0 or 1",
  page: "give a page number, from 1",
  fileName: "give the file's name",
  checksum: "give 64 hexadecimal digits",
  otherChecksum: "the file has another checksum.",
  nameOrNames: "give either name or names",
  listOrObject: "give a list or an object",
  noSuchPage: "there is no page {page}; the last is {last}.",
  pageNotCounted:
    "page {page} can't be opened by its number: only the first {last} pages have been counted. Follow the next link from there.",
  twoPlaces: "can't be used together with {other}.",
  foreignCursor: "not a cursor of this list. Take one from a Link header.",
  requiredWithKey: "required with an Idempotency-Key.",
  bodyTooLarge: "Send at most {limit}. Send files to {address}.",
  form: "send the file's bytes, not a form: curl -X POST -T FILE, or --data-binary @FILE -H 'Content-Type: application/octet-stream'.",
} as const;
