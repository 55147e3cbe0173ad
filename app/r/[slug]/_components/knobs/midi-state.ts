/** Whether MIDI devices are heard: not asked for, heard, or refused by the browser or its user. */
export type MidiState = "off" | "on" | "refused";
