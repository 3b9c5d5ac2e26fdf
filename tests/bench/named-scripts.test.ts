import { expect, test } from "vitest";
import { namedScripts } from "@/bench/named-scripts";

const scriptsIn = (html: string) => namedScripts(html, "http://localhost:3000/jobs");
const at = (path: string) => `http://localhost:3000${path}`;

test.each([
  ["a script", '<script src="/a.js" async=""></script>'],
  ["a script in capitals, spread over lines", "<SCRIPT\n  defer\n  SRC='/a.js'\n></SCRIPT >"],
  ["a bare attribute", "<script src=/a.js></script>"],
  ["a relative address", '<script src="a.js"></script>'],
  ["a script whose other attributes hold a bracket", '<script title="1 > 0" src="/a.js"></script>'],
  ["a preloaded script", '<link rel="preload" href="/a.js" as="script" fetchPriority="low"/>'],
  ["a preloaded module", "<link rel=modulepreload href=/a.js>"],
  [
    "a script that is preloaded as well",
    '<link rel="preload" as="script" href="/a.js"/><script src="/a.js"></script>',
  ],
])("%s counts, once", (_, html) => {
  expect(scriptsIn(`<head>${html}</head>`)).toEqual([at("/a.js")]);
});

test.each([
  ["a script for browsers without modules", '<script src="/a.js" noModule=""></script>'],
  ["an inline script", '<script id="_R_">self.x = 1</script>'],
  ["a style", '<link rel="stylesheet" href="/a.css"/>'],
  ["a preloaded font", '<link rel="preload" href="/a.woff2" as="font"/>'],
  ["a tag within an inline script", `<script>x = '<script src="/a.js">'</script>`],
  ["a comment", '<!-- <script src="/a.js"></script> -->'],
  ["escaped text", "<p>&lt;script src=&quot;/a.js&quot;&gt;</p>"],
  ["an attribute that only ends in src", '<script data-src="/a.js"></script>'],
  ["another element", '<script-box src="/a.js"></script-box><linked rel="modulepreload" href="/a.js">'],
])("%s does not count", (_, html) => {
  expect(scriptsIn(html)).toEqual([]);
});

test("scripts keep their order, and their addresses lose their escapes", () => {
  const html =
    '<script src="/b.js?v=1&amp;d=2"></script><p></p><script src="https://other.example/a.js"></script>';
  expect(scriptsIn(html)).toEqual([at("/b.js?v=1&d=2"), "https://other.example/a.js"]);
});
