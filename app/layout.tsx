import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { instanceOrigin } from "@/server/trpc/caller";
import { ApiProvider } from "./_api/trpc";
import { cn } from "./_components/ui/cn";
import { Toasts } from "./_components/ui/toasts";
import { WrongAddress } from "./_components/wrong-address";
import { instrument } from "./_theme/font";
import { asTheme, THEME_COOKIE } from "./_theme/theme";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Cohue: many hands, one picture", template: "%s · Cohue" },
  description: "A studio where people make images together, live. Type a name and come in.",
  applicationName: "Cohue",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf9f5" },
    { media: "(prefers-color-scheme: dark)", color: "#0b0b0c" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = asTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="en" className={cn(instrument.variable, theme !== "system" && theme)}>
      <body>
        <ApiProvider>
          <WrongAddress origin={instanceOrigin()} />
          {children}
          <Toasts />
        </ApiProvider>
      </body>
    </html>
  );
}
