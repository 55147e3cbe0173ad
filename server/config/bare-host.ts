/** [::1] is how an address in a URL is written, ::1 how one to listen at is. */
export const bareHost = (host: string): string => host.replace(/^\[(.*)\]$/, "$1");
