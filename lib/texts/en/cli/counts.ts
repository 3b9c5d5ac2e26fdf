/** `verify-counts`. */
export const countsTexts = {
  description: "count all jobs and compare the result with the stored counts",
  repair: "correct wrong counts",
  wrong: "{owner}, {types}, {status}: {stored, number} stored, {counted, number} counted",
  owners: { all: "everyone", none: "no owner", one: "user {id}" },
  types: { all: "all types", imports: "imports", one: "type {type}" },
  status:
    "{status, select, pending {pending} queued {queued} running {running} completed {completed} failed {failed} cancelled {cancelled} other {with rejected rows}}",
  more: "… and {count, number} more",
  verified: "All jobs counted: {wrong, plural, one {# wrong count} other {# wrong counts}}.",
  repaired: "All jobs counted: {wrong, plural, one {# wrong count} other {# wrong counts}}, repaired.",
} as const;
