import type { ReactNode } from "react";

const colour = (i: number): string => `var(--color-member-${i})`;

const Plate = ({ children }: { children: ReactNode }) => (
  <svg viewBox="0 0 360 150" className="w-full rounded-md bg-sunk" aria-hidden="true">
    {children}
  </svg>
);

/** A fader: what each pulls, from zero outwards, and the knob where it adds up. */
const Pull = ({
  y,
  left,
  right,
  knob,
}: {
  y: number;
  left: [number, number][];
  right: [number, number][];
  knob: number;
}) => {
  let l = 180;
  let r = 180;
  return (
    <g>
      <path d={`M36 ${y}h288`} stroke="var(--color-edge)" strokeWidth="1.5" opacity="0.6" />
      {left.map(([member, width]) => {
        l -= width;
        return (
          <rect key={member} x={l} y={y - 4} width={width - 2} height="8" rx="1.5" fill={colour(member)} />
        );
      })}
      {right.map(([member, width]) => {
        r += width;
        return (
          <rect
            key={member}
            x={r - width + 2}
            y={y - 4}
            width={width - 2}
            height="8"
            rx="1.5"
            fill={colour(member)}
          />
        );
      })}
      <path d={`M180 ${y - 9}v18`} stroke="var(--color-ink)" strokeWidth="1.5" opacity="0.45" />
      <circle cx={knob} cy={y} r="9" fill="var(--color-ink)" />
    </g>
  );
};

export const PullDiagram = () => (
  <Plate>
    <Pull
      y={45}
      left={[[1, 34]]}
      right={[
        [0, 62],
        [4, 40],
      ]}
      knob={248}
    />
    <Pull
      y={75}
      left={[
        [3, 48],
        [5, 22],
      ]}
      right={[[0, 30]]}
      knob={140}
    />
    <Pull
      y={105}
      left={[]}
      right={[
        [1, 52],
        [2, 24],
      ]}
      knob={256}
    />
  </Plate>
);

/** Three people's arrows, head to tail, and what they come to. */
export const SumDiagram = () => (
  <Plate>
    <g fill="none" strokeWidth="3.5" strokeLinecap="round" strokeLinejoin="round">
      <path d="M60 112 128 84" stroke={colour(0)} />
      <path d="M128 84 156 36" stroke={colour(1)} />
      <path d="M156 36 232 58" stroke={colour(4)} />
      <path d="M60 112 232 58" stroke="var(--color-ink)" strokeDasharray="1 8" />
    </g>
    <circle cx="60" cy="112" r="4" fill="var(--color-ink)" opacity="0.5" />
    <circle cx="232" cy="58" r="9" fill="var(--color-ink)" />
    <path d="M252 64h30" stroke="var(--color-ink)" strokeWidth="1.5" opacity="0.6" />
    <rect x="288" y="36" width="44" height="44" rx="2" fill="var(--color-ink)" opacity="0.16" />
    <path d="M288 68c14-18 20 6 30-10 6-9 10-8 14-6v28h-44z" fill="var(--color-ink)" opacity="0.55" />
  </Plate>
);

export const FilmDiagram = () => (
  <Plate>
    {[0, 1, 2, 3, 4].map((i) => (
      <rect
        key={i}
        x={40 + i * 42}
        y="36"
        width="34"
        height="34"
        rx="2"
        fill="var(--color-ink)"
        opacity={0.14 + i * 0.1}
      />
    ))}
    <path d="M40 84h202" stroke="var(--color-edge)" strokeWidth="1.5" opacity="0.6" />
    <circle cx="141" cy="84" r="6" fill="var(--color-ink)" />
    <path
      d="M141 90c0 26 12 28 34 28h20"
      fill="none"
      stroke={colour(4)}
      strokeWidth="2.5"
      strokeLinecap="round"
    />
    {[0, 1].map((i) => (
      <rect
        key={i}
        x={204 + i * 42}
        y="101"
        width="34"
        height="34"
        rx="2"
        fill={colour(4)}
        opacity={0.4 + i * 0.35}
      />
    ))}
  </Plate>
);
