/** Why a request is refused before or while it is read, or ended meanwhile. */
export const limitsTexts = {
  brokenOff: "The request broke off before its end.",
  nothingMore: "Nothing more came for {seconds} s.",
  tooLate: "The request took too long to arrive.",
  tooMuchAtOnce: "Too much at once. Send fewer or smaller requests at a time.",
  busyReading: "The server reads as much as it may at once. Try again in a moment.",
  tooManyUploads: "This token may upload {most} files at once. Wait for one to end.",
  busyUploading: "The server takes as many uploads as it may at once. Try again in a moment.",
  largestAction: "Send at most {megabytes} MB.",
  unreadableForm: "The form can't be read.",
  twoHosts: "Send one Host header.",
  invalidHost: "The Host header is not valid.",
  noPath: "The request has no path.",
  unknownCoding: "Of transfer codings, only chunked is understood.",
  tokenLost: "This access token was revoked meanwhile, or its user was disabled.",
  sessionLost: "Your session has ended.",
  roleChanged: "Your permissions changed.",
} as const;
