import { AppError } from "@/core/kernel/errors";
import { serveReader } from "../serve-reader";

type Told = "echo" | "ask" | "refuse" | "die" | "spin" | "swell" | "environment" | "fetch" | "connect";

/** A reader that does what it is told, for the tests of the pool. */
serveReader(async (job, ask) => {
  switch (job as Told) {
    case "echo":
      return "echo";
    case "ask":
      return ask("question", 7);
    case "refuse":
      throw new AppError("malformed", "for the log", "for the person");
    case "die":
      return process.kill(process.pid, "SIGSEGV");
    case "spin":
      for (;;);
    case "swell": {
      const held: Uint8Array[] = [];
      for (;;) held.push(new Uint8Array(16 * 1024 * 1024).fill(held.length));
    }
    case "environment":
      // biome-ignore lint/style/noProcessEnv: that is what is asked
      return Object.keys(process.env).sort();
    case "fetch":
      return fetch("http://127.0.0.1:9/").then(() => "fetched", String);
    case "connect": {
      const { connect } = await import("node:net");
      try {
        connect(9, "127.0.0.1");
        return "connected";
      } catch (error) {
        return String(error);
      }
    }
  }
});
