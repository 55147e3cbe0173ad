/**
 * Loaded into the server before its own code: when whoever started it is gone, even by `kill -9`, it ends too.
 * The parent holds the other end of an IPC channel, which the system closes when it dies. Node hands this module on to
 * the children the server forks, which so end with the server.
 */
const GRACE_MS = 10_000;

if (process.channel) {
  process.once("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.kill(process.pid, "SIGKILL"), GRACE_MS).unref();
  });
  // The launcher never sends anything: its channel must not keep a server alive that has closed everything.
  if (process.env.COHUE_LAUNCHER === String(process.ppid)) process.channel.unref();
}
