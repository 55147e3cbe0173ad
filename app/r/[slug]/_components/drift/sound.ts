import { type Levels, levelsOf } from "@/core/picture/drift/music";

/** Something that is heard: how loud it is, and nothing else of it, and what ends it. */
export type Sound = { from: "microphone" | "file"; levels: () => Levels; stop: () => void };

const BINS = 256;

function listenTo(context: AudioContext): { analyser: AnalyserNode; levels: () => Levels } {
  const analyser = context.createAnalyser();
  analyser.fftSize = BINS * 2;
  const spectrum = new Uint8Array(analyser.frequencyBinCount);
  const levels = () => {
    analyser.getByteFrequencyData(spectrum);
    return levelsOf(spectrum);
  };
  return { analyser, levels };
}

/** The microphone. Rejects where the browser or its user says no. */
export async function openMicrophone(): Promise<Sound> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const context = new AudioContext();
  const { analyser, levels } = listenTo(context);
  context.createMediaStreamSource(stream).connect(analyser);
  const stop = () => {
    for (const track of stream.getTracks()) track.stop();
    void context.close();
  };
  return { from: "microphone", levels, stop };
}

/** A file, played aloud, round and round. Rejects where the browser cannot read it. */
export async function openFile(file: File): Promise<Sound> {
  const context = new AudioContext();
  try {
    const source = new AudioBufferSourceNode(context, {
      buffer: await context.decodeAudioData(await file.arrayBuffer()),
      loop: true,
    });
    const { analyser, levels } = listenTo(context);
    source.connect(analyser).connect(context.destination);
    source.start();
    return { from: "file", levels, stop: () => void context.close() };
  } catch (fault) {
    void context.close();
    throw fault;
  }
}
