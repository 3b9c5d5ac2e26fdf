/** How long names and passwords may be, in characters, and how many days a token may last. */
export const ACCOUNT_LIMITS = {
  userName: 100,
  password: { min: 8, max: 200 },
  tokenName: 100,
  viewName: 60,
  tokenDays: { min: 1, max: 366 },
} as const;
