export const signInTexts = {
  title: "Sign in",
  noAccount: "No account, or forgot your password? Ask your administrator.",
  wrong: "Wrong user name or password.",
  unavailable: "The database did not answer, so you can’t sign in now. Try again in a moment.",
  unusable:
    "The console can’t use its database, so nobody can sign in now. Tell your administrator: the log says why.",
  throttled: "Too many attempts. Wait {minutes, plural, one {# minute} other {# minutes}}, then try again.",
  fault:
    "Something went wrong on our side, so you are not signed in. Try again. If it happens again, tell your administrator.",
  requestNumber: "Give them this number: request {request}.",
  elsewhere: "This is not the site’s own address. Go to {origin} and sign in there.",
  ended: "Your session has ended. Sign in to go back to where you were.",
  signedOut: "You have signed out.",
  needed: "Sign in to see that page.",
} as const;
