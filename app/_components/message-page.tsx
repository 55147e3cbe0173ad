import type { ReactNode } from "react";
import { Mark } from "./mark";

/** A page that has one thing to say: what happened, what to do. */
export function MessagePage({
  title,
  children,
  actions,
}: {
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-xl flex-col justify-center px-6 py-16">
      <Mark className="size-10" />
      <h1 className="mt-8 font-semibold text-4xl tracking-[-0.03em]">{title}</h1>
      <div className="mt-3 text-lg text-soft leading-relaxed">{children}</div>
      {actions && <div className="mt-8 flex flex-wrap gap-3">{actions}</div>}
    </main>
  );
}
