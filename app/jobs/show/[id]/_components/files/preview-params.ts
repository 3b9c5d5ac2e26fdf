/** The parameters of a preview in an address, without values: a link that leaves the preview drops them. */
export const NO_PREVIEW = { preview: undefined, delimiter: undefined, encoding: undefined };
