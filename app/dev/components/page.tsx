import type { Metadata } from "next";
import { cookies } from "next/headers";
import { asTheme, THEME_COOKIE } from "@/app/_theme/theme";
import { ThemeToggle } from "@/app/_theme/theme-toggle";
import { onlyInDevelopment } from "../only-in-development";
import { Floating } from "./_components/floating";
import { Specimens } from "./_components/specimens";

export const metadata: Metadata = { title: "Components", robots: { index: false } };

/** Every component of `app/_components/ui` in every state, in the theme that the toggle chooses. */
export default async function Components() {
  onlyInDevelopment();
  const theme = asTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <main className="mx-auto w-full max-w-[1520px] px-5 py-10 sm:px-10">
      <div className="flex items-center justify-between gap-3">
        <h1 className="font-semibold text-4xl tracking-[-0.03em]">Components</h1>
        <ThemeToggle initial={theme} />
      </div>
      <p className="mt-3 max-w-prose text-soft">
        Point at a component or press Tab to see it hovered and focused. The button at the top changes the
        theme.
      </p>
      <section aria-label="Components" className="mt-8 rounded-lg border border-line p-6">
        <Specimens />
      </section>
      <Floating />
    </main>
  );
}
