export const apiReferenceTexts = {
  startHere: "Start here",
  firstSteps:
    "Create a token with the scopes jobs:read and jobs:write under <link>Access tokens</link>. Then run these commands. Replace 7 with the id that the first command returns:",
  addresses:
    "All addresses begin with {root}. Programs can read the same information in <document>an OpenAPI 3.1 document</document>. Create tokens under <tokens>Access tokens</tokens>.",
  contents: "Contents",
  operations: "Operations",
  objects: "Objects",
  problems: "Problems",
  problem: "{status}, {title}",
  parameters: "Parameters",
  parameter: "{place, select, path {in the path} query {in the query} other {a header}}, {type}",
  optionalParameter:
    "{place, select, path {in the path} query {in the query} other {a header}}, {type}, optional",
  body: "Body",
  curl: "With curl",
  answers: "Answers",
  problemsOf: "Problems: {statuses}",
  auth: {
    scope: "A token with the scope {scope}.",
    scopeOrCookie: "A token with the scope {scope}, or the cookie of a signed-in user.",
    any: "Any token.",
    anyOrCookie: "Any token, or the cookie of a signed-in user.",
  },
  noFields: "No fields.",
  fieldsOf: "Fields of a {name}",
  field: "{type}",
  optionalField: "{type}, optional",
} as const;
