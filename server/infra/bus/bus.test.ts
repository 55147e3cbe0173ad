import { localBus } from "./bus";
import { busContract } from "./bus.contract";

busContract("of one process", async () => localBus());
