/** What is wrong with a request. Those in small letters follow the name of the field at fault. */
export const requestTexts = {
  unknownField: "unknown field.",
  unknownFieldOf: "unknown field. Known fields: {known}.",
  required: "required.",
  wrong: "{message}.",
  notValid: "not valid",
  jsonObject: "give a JSON object.",
  givenTwice: "give it once.",
  formOrJson: "Send a form or JSON with its Content-Type.",
  otherType: "The body is not what its Content-Type says.",
  largest: "Send at most {kilobytes} KB.",
  otherOrigin: "Send this request from {origin}: its Origin header is missing or different.",
  untrustedProxy:
    "X-Forwarded-For is ignored: all who come by this peer count as one address. If it is your proxy, set JOBS_TRUSTED_PROXIES.",
} as const;
