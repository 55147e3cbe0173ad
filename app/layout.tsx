import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { instanceOrigin } from "@/server/trpc/caller";
import { OpenWhenReached } from "./_api/open-when-reached";
import { cn } from "./_components/ui/cn";
import { Tips } from "./_components/ui/tips";
import { Toasts } from "./_components/ui/toasts";
import { WrongAddress } from "./_components/wrong-address";
import { Keys } from "./_keys/keys";
import { instrument } from "./_theme/font";
import { asTheme, THEME_COOKIE } from "./_theme/theme";
import { Words } from "./_words/words";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("frame.meta");
  return {
    title: { default: t("title"), template: "%s · Cohue" },
    description: t("description"),
    applicationName: "Cohue",
  };
}

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
    <html lang={await getLocale()} className={cn(instrument.variable, theme !== "system" && theme)}>
      <body>
        <Words>
          <WrongAddress origin={instanceOrigin()} />
          {children}
          <Toasts />
          <Keys />
          <Tips />
          <OpenWhenReached />
        </Words>
      </body>
    </html>
  );
}
