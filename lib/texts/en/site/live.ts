/** What a page says of whether it follows what happens. */
export const liveTexts = {
  connecting: "As of {clock}",
  connectingMeaning: "The page is connecting to the server.",
  live: "Live",
  liveMeaning: "What changes is shown here within a second or two.",
  polling: "Updated every {seconds, number} s",
  pollingMeaning:
    "Your browser or network does not let through changes as they happen, so the page asks for them.",
  delayed: "Delayed since {clock}",
  delayedMeaning: "What is shown may be older than it seems. It is brought up to date by itself.",
  offline: "Offline since {clock}",
  offlineMeaning: "The server can’t be reached. The page tries again by itself.",
  signedOut: "Signed out · <a>Sign in</a>",
  signedOutMeaning: "What is shown no longer changes, because you are signed out.",
  outdated: "New version · <a>Reload</a>",
  outdatedMeaning: "What is shown no longer changes until you reload the page.",
  still: "As of {clock} · <a>Reload</a>",
  spokenLive: "Live again",
} as const;
