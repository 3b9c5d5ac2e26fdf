/** `user`: who may sign in. */
export const usersTexts = {
  description: "add, list and change users",
  add: "add a user",
  list: "list users, A to Z",
  setRole: "change a user's role; it counts from the next request",
  setPassword: "set a new password and sign the user out everywhere",
  disable: "disable a user; requests are refused from now on, and the user's jobs stay",
  enable: "let a disabled user sign in again",
  role: "admin or staff",
  passwordStdin: "read the password from stdin; one newline at its end is removed",
  administratorsOnly: "Only administrators can see or change users.",
  columns: { name: "NAME", role: "ROLE" },
  disabledSince: "disabled since {moment} UTC",
} as const;
