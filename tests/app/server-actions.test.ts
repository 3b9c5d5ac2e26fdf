import { readFileSync } from "node:fs";
import { globSync } from "tinyglobby";
import { expect, test } from "vitest";

/**
 * All that a signed-in browser may change besides POST /jobs/clear-inactive and next-auth's own addresses. A new one is
 * also named in docs/security.md.
 */
const ACTIONS = {
  "app/_ui/shell/choose-theme.ts": ["chooseTheme"],
  "app/_ui/shell/remember-zone.ts": ["rememberZone"],
  "app/_ui/shell/sign-out.ts": ["signOutAction"],
  "app/jobs/actions.ts": ["previewClearAction", "startClearAction", "redrawAction", "stopClearAction"],
  "app/jobs/views/actions.ts": ["saveViewAction"],
  "app/settings/profile/actions.ts": ["saveSettingsAction"],
  "app/settings/tokens/actions.ts": ["createTokenAction", "revokeTokenAction"],
  "app/settings/views/actions.ts": ["changeViewAction", "chooseViewAction", "deleteViewAction"],
  "app/sign-in/actions.ts": ["signInAction"],
};

test("what a cookie can change is this list, and each asks for our own Origin", () => {
  const found: Record<string, string[]> = {};
  for (const file of globSync("app/**/*.{ts,tsx}")) {
    const text = readFileSync(file, "utf8");
    if (!/^\s*"use server"/m.test(text)) continue;
    found[file] = [...text.matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)].map(
      ([, name = ""]) => name,
    );
    expect(text, file).toMatch(/accessAction\(|(?:require|is)SameOrigin\(/);
  }
  expect(found).toEqual(ACTIONS);
});
