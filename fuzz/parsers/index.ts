import type { Parser } from "../parser";
import { credentials } from "./credentials";
import { frames } from "./frames";
import { messages } from "./messages";
import { models } from "./models";
import { onnx } from "./onnx";
import { pictures } from "./pictures";
import { ranges } from "./ranges";
import { records } from "./records";
import { safetensors } from "./safetensors";
import { sockets } from "./sockets";
import { tar } from "./tar";
import { xmp } from "./xmp";
import { zip } from "./zip";

/** Everything of ours that reads what strangers send, or writes what they say into a format that others read. */
export const PARSERS: readonly Parser[] = [
  sockets,
  messages,
  frames,
  credentials,
  xmp,
  pictures,
  records,
  zip,
  tar,
  safetensors,
  models,
  onnx,
  ranges,
];
