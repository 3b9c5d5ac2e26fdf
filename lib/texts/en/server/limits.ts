/** Why a request is refused before or while it is read, or ended meanwhile. */
export const limitsTexts = {
  brokenOff: "The request ended too early.",
  nothingMore: "No more data arrived for {seconds} s.",
  tooLate: "The request took too long to arrive.",
  tooMuchAtOnce: "Too much at once. Send fewer or smaller requests at a time.",
  busyReading: "The server is busy with other requests. Try again in a moment.",
  tooManyUploads: "This token may upload {most} files at once. Wait until one upload has ended.",
  busyUploading: "The server is busy with other uploads. Try again in a moment.",
  largestAction: "Send at most {megabytes} MB.",
  unreadableForm: "The form can't be read.",
  twoHosts: "Send one Host header.",
  invalidHost: "The Host header is not valid.",
  noPath: "The request has no path.",
  unknownCoding: "The only transfer coding that works is chunked.",
  tokenLost: "Meanwhile, this access token was revoked or its user was disabled.",
  sessionLost: "Your session has ended.",
  roleChanged: "Your permissions changed.",
} as const;
