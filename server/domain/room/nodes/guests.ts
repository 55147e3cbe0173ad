import type { RoomId } from "@/core/kernel/ids/ids";
import type { TabId } from "../port/calls";

/** Tabs of other nodes that are in rooms of this one: they leave when their node is gone. */
export class Guests {
  readonly #nodes = new Map<string, Map<TabId, RoomId>>();

  came(node: string, tab: TabId, room: RoomId): void {
    const tabs = this.#nodes.get(node) ?? new Map<TabId, RoomId>();
    this.#nodes.set(node, tabs.set(tab, room));
  }

  left(node: string, tab: TabId): void {
    const tabs = this.#nodes.get(node);
    tabs?.delete(tab);
    if (tabs?.size === 0) this.#nodes.delete(node);
  }

  get nodes(): string[] {
    return [...this.#nodes.keys()];
  }

  /** Forgets a node. Answers its tabs. */
  gone(node: string): [tab: TabId, room: RoomId][] {
    const tabs = [...(this.#nodes.get(node) ?? [])];
    this.#nodes.delete(node);
    return tabs;
  }
}
