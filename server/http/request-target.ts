/** A request target of ours (RFC 9112, section 3.2): a path with its query as it was written, and the same as it reads. */
export type Target = { url: string; path: string; search: string };

/**
 * What a request asks for: a path of ours, "*" (OPTIONS of the server itself), or null for anything else: a path
 * that begins with two slashes would be read as another host by whoever resolves it.
 */
export function targetOf(method: string | undefined, raw: string | undefined): Target | "*" | null {
  if (raw === "*") return method === "OPTIONS" ? "*" : null;
  // Proxies may send the whole address; which host it names is not ours to judge.
  const own = (raw ?? "").replace(/^https?:\/\/[^/?#\\]*/i, "");
  const url = own === "" || own.startsWith("?") ? `/${own}` : own;
  if (!url.startsWith("/")) return null;
  const read = URL.parse(`http://x${url}`);
  return read?.pathname && !read.pathname.startsWith("//")
    ? { url, path: read.pathname, search: read.search }
    : null;
}
