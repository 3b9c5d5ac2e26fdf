import { expect, test } from "vitest";
import { texts } from "@/packages/producer/src/texts";

test("tries are counted as a person would say it", () => {
  expect(texts.gaveUp(1, "It is away.")).toBe("Not recorded after 1 try. It is away.");
  expect(texts.gaveUp(2, "It is away.")).toBe("Not recorded after 2 tries. It is away.");
  expect(texts.gaveUp(0, "It is away.")).toBe("Not recorded after 0 tries. It is away.");
});
