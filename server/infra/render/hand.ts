import type { Ticket } from "@/core/render/schedule";
import type { Work } from "./work";
import type { WorkerProcess } from "./worker-process";

/** A worker and the tickets in its hands, by job id. `suspect`: it holds one that must be alone. */
export type Hand = { process: WorkerProcess; tickets: Map<string, Given>; suspect: boolean };
export type Given = { ticket: Ticket<Work>; givenAt: number };

/** Tickets of a lane in a worker's hands. */
export const holding = (hand: Hand, lane: "moving" | "settled"): number =>
  [...hand.tickets.values()].filter(({ ticket }) => ticket.lane === lane).length;

/** Takes everything from a worker's hands. */
export function emptied(hand: Hand): Ticket<Work>[] {
  const tickets = [...hand.tickets.values()].map(({ ticket }) => ticket);
  hand.tickets.clear();
  hand.suspect = false;
  return tickets;
}
