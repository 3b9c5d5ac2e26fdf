/** What the changes of users answer. */
export const userTexts = {
  lastAdministrator:
    "{name} is the last administrator who can sign in. Make another user an administrator first: jobs user set-role NAME --role admin",
} as const;
