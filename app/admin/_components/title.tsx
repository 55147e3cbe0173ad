import type { ReactNode } from "react";

/** A page's heading with a line that says what it is for. */
export const Title = ({ children, about }: { children: ReactNode; about?: ReactNode }) => (
  <header className="mb-8">
    <h1 className="font-semibold text-4xl tracking-[-0.03em]">{children}</h1>
    {about && <p className="mt-2 max-w-2xl text-soft">{about}</p>}
  </header>
);

/** Part of a page, under its own heading. */
export const Section = ({
  title,
  about,
  children,
}: {
  title: string;
  about?: ReactNode;
  children: ReactNode;
}) => (
  <section className="mt-12 first:mt-0">
    <h2 className="font-semibold text-xl tracking-tight">{title}</h2>
    {about && <p className="mt-1 max-w-2xl text-soft">{about}</p>}
    <div className="mt-4">{children}</div>
  </section>
);
