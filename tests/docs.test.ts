import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { globSync } from "tinyglobby";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const PAGES = ["README.md", ...globSync("docs/**/*.md", { cwd: root })];

/** What a pattern's group finds in a page. */
const found = (page: string, pattern: RegExp) => [...read(page).matchAll(pattern)].map(([, one = ""]) => one);

test("every picture that a page shows is there, and every picture is shown", () => {
  const shown = PAGES.flatMap((page) =>
    found(page, /(?:\(|src="|srcset=")([^\s()"]+\.png)/g).map((file) => join(dirname(page), file)),
  );
  const there = globSync("docs/**/*.png", { cwd: root });
  expect(there.length).toBeGreaterThan(0);
  expect(new Set(shown)).toEqual(new Set(there));
});

test("every file and folder that a page names is there", () => {
  const named = PAGES.flatMap((page) =>
    found(page, /`((?:app|bench|db|demo|docs|lib|scripts|tests)\/[^`\s*]*)`/g).map((file) => [page, file]),
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter(([, file = ""]) => !existsSync(join(root, file)))).toEqual([]);
});

test.each(["docs/heratio.md", "docs/claret.md"])(
  "every test that stands beside a line in %s is there",
  (file) => {
    const page = read(file);
    const tests = [...page.matchAll(/`(tests\/[^`]+)`((?:,? “[^”]+”)+)/g)].flatMap(
      ([, named = "", titles = ""]) =>
        [...titles.matchAll(/“([^”]+)”/g)].map(([, title = ""]) => ({ named, title })),
    );
    // Each title follows a file, so that none goes unchecked.
    expect(tests).toHaveLength(page.match(/“/g)?.length ?? 0);
    expect(tests.filter(({ named, title }) => !read(named).includes(`"${title}",`))).toEqual([]);
  },
);
