export const viewerMenuTexts = {
  signedInAs: "<unseen>Signed in as </unseen>{name}",
  about: "{role, select, admin {Administrator} other {Staff}}. Times are shown in {zone}.",
  signOut: "Sign out",
  theme: {
    title: "Theme",
    light: "Light",
    dark: "Dark",
    system: "System",
  },
} as const;
