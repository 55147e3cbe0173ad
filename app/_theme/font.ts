import localFont from "next/font/local";

/** Instrument Sans (SIL OFL), weight and width axes, from our own files. */
export const instrument = localFont({
  src: "../../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wdth-normal.woff2",
  variable: "--font-instrument",
  weight: "400 700",
  declarations: [{ prop: "font-stretch", value: "75% 100%" }],
  display: "swap",
});
