/** The number of pages that `total` rows fill, at least one, and the page to show: past the end it is the last. */
export function paginate(total: number, pageSize: number, requested = 1): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  return { page: Math.min(requested, pages), pages };
}
