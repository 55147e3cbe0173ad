import type { Ticket } from "@/core/picture/render/schedule";
import type { Work } from "./work";
import type { WorkerProcess } from "./worker-process";

/** A worker and the tickets that it was given, by job id. `suspect`: it has one that must run alone. */
export type WorkerLoad = { process: WorkerProcess; tickets: Map<string, Given>; suspect: boolean };
export type Given = { ticket: Ticket<Work>; givenAt: number };

/** How many tickets of a lane a worker has. */
export const ticketsIn = (load: WorkerLoad, lane: "moving" | "settled"): number =>
  [...load.tickets.values()].filter(({ ticket }) => ticket.lane === lane).length;

/** Takes all tickets from a worker. */
export function takeTickets(load: WorkerLoad): Ticket<Work>[] {
  const tickets = [...load.tickets.values()].map(({ ticket }) => ticket);
  load.tickets.clear();
  load.suspect = false;
  return tickets;
}
