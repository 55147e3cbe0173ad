/** A QR code that was worked out elsewhere: dark on white in every theme, so that cameras read it. */
export const QrCode = ({
  code: { size, path },
  label,
  className,
}: {
  code: { size: number; path: string };
  label: string;
  className?: string;
}) => (
  <svg
    role="img"
    aria-label={label}
    viewBox={`0 0 ${size} ${size}`}
    shapeRendering="crispEdges"
    className={className}
  >
    <rect width={size} height={size} fill="#fff" />
    <path d={path} fill="#000" />
  </svg>
);
