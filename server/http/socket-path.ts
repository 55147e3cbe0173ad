/** Where the rooms' sockets are, by upgrade or by long polling. */
export const isSocketPath = (path: string): boolean => /^\/socket\.io\/?$/.test(path);
