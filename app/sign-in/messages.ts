export const WRONG = "The name or the password is not right.";
const THROTTLED = "Too many tries. Wait a quarter of an hour, then try again.";
const UNAVAILABLE = "The database did not answer, so nobody can sign in just now. Try again in a moment.";

/** What next-auth's own route reports in the address when its callback was refused. */
export function messageFor(error: string | string[] | undefined): string | null {
  if (error === undefined) return null;
  switch (error) {
    case "too_many_requests":
      return THROTTLED;
    case "database_unavailable":
      return UNAVAILABLE;
    default:
      return WRONG;
  }
}
