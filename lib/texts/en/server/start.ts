/** What a console says while it starts. */
export const startTexts = {
  building: "Building the web server (next build, about a minute)",
  embedded: "Starting the embedded PostgreSQL in {folder}",
  firstAdministrator: "First administrator: {name}, password {password} (shown only once)",
  portTaken: "Port {port} was just taken: trying another",
  lookingAgain: "looking again every {seconds} s",
  ready: "Jobs Console is at {address}",
} as const;
