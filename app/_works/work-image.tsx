import { cn } from "@/app/_components/ui/cn";

type WorkImageProps = {
  id: string;
  version: number;
  size: 256 | 512 | 1024;
  alt: string;
  eager?: boolean;
  className?: string;
};

/** A published work, as its marked file. The version in the address lets a new one through at once. */
export function WorkImage({ id, version, size, alt, eager = false, className }: WorkImageProps) {
  const format = size === 1024 ? "jpeg" : "webp";
  return (
    <img
      src={`/api/works/${id}/${size}.${format}?v=${version}`}
      alt={alt}
      width={size}
      height={size}
      loading={eager ? "eager" : "lazy"}
      decoding="async"
      className={cn("work-image", className)}
    />
  );
}
