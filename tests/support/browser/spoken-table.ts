import type { Page } from "playwright-core";

/** The rows of the page's table as Chromium gives them to a screen reader: "rowheader: Airports". */
export async function spokenRows(page: Page): Promise<string[][]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const childrenOf = (id: string) => byId.get(id)?.childIds ?? [];
  const cell = (id: string) => {
    const { ignored, role, name } = byId.get(id) ?? { ignored: true };
    return ignored ? [] : [`${role?.value}: ${name?.value}`];
  };
  const rowsIn = (id: string): string[][] =>
    byId.get(id)?.role?.value === "row"
      ? [childrenOf(id).flatMap(cell)]
      : childrenOf(id).flatMap((child) => rowsIn(child));
  return rowsIn(nodes[0]?.nodeId ?? "");
}
