import type { Browser } from "playwright-core";

/** How the icon is placed in its square. */
export interface Shape {
  /** The whole square has the icon's colour: for systems that cut the shape out themselves. */
  isFilled: boolean;
  /** How much of the square the drawing takes. */
  scale: number;
}

/** The SVG as it is, with its round corners and nothing behind them. */
export const AS_DRAWN: Shape = { isFilled: false, scale: 1 };

/** The icon of `svg`, `size` pixels wide and high, as PNG. Its first `fill` is its colour. */
export async function draw(browser: Browser, svg: string, size: number, shape: Shape): Promise<Buffer> {
  const [, colour] = /fill="(#[0-9a-f]{6})"/.exec(svg) ?? [];
  if (!colour) throw new Error("The icon has no colour to fill its square with.");
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const side = Math.round(size * shape.scale);
  await page.setContent(
    `<!doctype html><style>
      html { background: ${shape.isFilled ? colour : "transparent"} }
      body { margin: 0; display: grid; place-items: center; height: 100vh }
      svg { width: ${side}px; height: ${side}px }
    </style>${svg}`,
  );
  const png = await page.screenshot({ omitBackground: true });
  await page.close();
  return png;
}
