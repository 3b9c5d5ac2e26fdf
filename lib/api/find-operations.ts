import type { Operation } from "./operation/operation";

/** What is at one address. */
interface Found {
  /** One for each method that it takes. */
  operations: readonly Operation[];
  params: Record<string, string>;
}

/**
 * Finds operations by the path of a URL, or null where none has it. As in Next's own routes, the words of a path
 * count as they are written, and what stands for a parameter is decoded.
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

/** The parameters with which a template is the path, null where it is not. */
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
