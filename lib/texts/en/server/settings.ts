/** The environment variables, and what is wrong with them. */
export const settingsTexts = {
  address: "give an address such as {example}",
  addressWithPath: "give an address without a path, such as https://jobs.example.org",
  bytes: "give a number of bytes",
  leastBytes: "give at least {least} bytes",
  port: "give a port number from 1 to 65535",
  secret: "give at least {least} random characters",
  folders: "give folders that end with a slash, such as jobs/",
  boolean: "give true or false",
  range: "give a number from {min} to {max}",
  length: "give {min} to {max} characters",
  invalid: "The environment variables are not valid. {faults}.",
  databaseMissing: "DATABASE_URL: not set. Start the server with npm start or npm run dev.",
} as const;
