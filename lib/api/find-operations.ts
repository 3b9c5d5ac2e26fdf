import type { Operation } from "./operation/operation";

/** The operations of one address. */
interface Found {
  /** One for each of its methods. */
  operations: readonly Operation[];
  params: Record<string, string>;
}

/**
 * Finds the operations of a URL's path; null when there are none. As in Next's own routes, fixed words are compared as
 * they are written, and parameters are decoded.
 */
export function operationFinder(operations: readonly Operation[]): (path: string) => Found | null {
  const templates = [...new Set(operations.map((operation) => operation.path))];
  return (path) => {
    for (const template of templates) {
      const params = matchPath(template, path);
      if (params) return { operations: operations.filter((one) => one.path === template), params };
    }
    return null;
  };
}

/** The parameters of a path that fits the template; null when it does not fit. */
function matchPath(template: string, path: string): Record<string, string> | null {
  const words = template.split("/");
  const segments = path.split("/");
  if (words.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, word] of words.entries()) {
    const segment = segments[index] ?? "";
    const [, name] = /^\{(\w+)\}$/.exec(word) ?? [];
    if (name && segment) params[name] = decodeURIComponent(segment);
    else if (segment !== word) return null;
  }
  return params;
}
