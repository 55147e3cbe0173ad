/** What is written into a file beside its picture. `xmp` is the whole packet, `software` its maker and version. */
export type Labelled = { id: string; title: string; url: string; xmp: string; software: string };
