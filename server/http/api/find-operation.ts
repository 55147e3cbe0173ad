import type { Operation } from "@/core/api/operation";
import { OPERATIONS, type OperationId } from "@/core/api/operations";

type Found = { id: OperationId; operation: Operation; params: Record<string, string> };

/** The operation of a path and method; else the methods that the path has, none where there is no such path. */
export function findOperation(method: string, path: string): Found | { allowed: string[] } {
  const wanted = method === "HEAD" ? "GET" : method;
  const allowed = new Set<string>();
  for (const [id, operation] of Object.entries(OPERATIONS) as [OperationId, Operation][]) {
    const params = paramsOf(operation.path, path);
    if (!params) continue;
    if (operation.method.toUpperCase() === wanted) return { id, operation, params };
    allowed.add(operation.method.toUpperCase());
  }
  if (allowed.has("GET")) allowed.add("HEAD");
  return { allowed: [...allowed] };
}

function paramsOf(template: string, path: string): Record<string, string> | null {
  const [wanted, given] = [template.split("/"), path.replace(/\/$/, "").split("/")];
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const value = given[i] ?? "";
    if (part.startsWith("{")) params[part.slice(1, -1)] = value;
    else if (part !== value) return null;
  }
  return params;
}
