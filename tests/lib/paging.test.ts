import { expect, test } from "vitest";
import { paginate } from "@/lib/paging";

test.each([
  [0, 1, { page: 1, pages: 1 }],
  [0, 7, { page: 1, pages: 1 }],
  [25, 1, { page: 1, pages: 1 }],
  [26, 2, { page: 2, pages: 2 }],
  [26, 3, { page: 2, pages: 2 }],
  [75, 3, { page: 3, pages: 3 }],
])("of %i rows, 25 a page, page %i is %j", (total, asked, shown) => {
  expect(paginate(total, 25, asked)).toEqual(shown);
});
