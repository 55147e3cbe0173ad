import { type Turn, turnOf } from "@/core/kernel/knobs/midi";

export type MidiLine = { devices: () => readonly string[]; stop: () => void };

/**
 * Listens to every MIDI device, those too that are plugged in later. Rejects where the browser has no MIDI, or its user says no.
 * `changed`: a device came or went.
 */
export async function openMidi(heard: (turn: Turn) => void, changed: () => void): Promise<MidiLine> {
  if (!("requestMIDIAccess" in navigator)) throw new Error("no MIDI in this browser");
  const access = await navigator.requestMIDIAccess({ sysex: false });
  const nameOf = ({ name, id }: MIDIInput): string => name || id;
  const listen = () => {
    for (const input of access.inputs.values())
      input.onmidimessage = ({ data }) => {
        const turn = data && turnOf(data, nameOf(input));
        if (turn) heard(turn);
      };
    changed();
  };
  access.onstatechange = listen;
  listen();
  return {
    devices: () => [...access.inputs.values()].filter(({ state }) => state !== "disconnected").map(nameOf),
    stop: () => {
      access.onstatechange = null;
      for (const input of access.inputs.values()) input.onmidimessage = null;
    },
  };
}
