/** The metadata that is written into a file. `xmp` is the whole packet, `software` its maker and version. */
export type Labelled = { id: string; title: string; url: string; xmp: string; software: string };
