/** Where the rooms' sockets are, by upgrade or by long polling. */
export const SOCKET_PATHS: readonly string[] = ["/socket.io", "/socket.io/"];

export const isSocketPath = (path: string): boolean => SOCKET_PATHS.includes(path);
