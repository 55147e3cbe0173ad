"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { SignUpForm } from "@/app/account/_components/sign-up-form";

type ClaimProps = { token: string | null; account: string | null; guest: string | null };

/** The link printed at the first start makes its visitor the admin, once. An admin needs an account: it comes first. */
export function Claim({ token, account, guest }: ClaimProps) {
  const t = useTranslations("admin");
  const tErrors = useTranslations("errors");
  const claim = useMutation(useTRPC().me.claimAdmin.mutationOptions());

  if (!token) {
    return (
      <Words title={t("claim.linkIncomplete")}>
        <p>{t("claim.copyWholeAddressPrinted")}</p>
      </Words>
    );
  }
  if (claim.isSuccess) {
    return (
      <Words title={t("claim.youAreTheAdmin")}>
        <p>{t("claim.linkUsedUpWorks")}</p>
        <ButtonLink href="/rooms" solid className="mt-8">
          {t("claim.toTheRooms")}
        </ButtonLink>
      </Words>
    );
  }
  if (!account) {
    return (
      <Words title={t("claim.makeAdminsAccount")}>
        <p className="mb-8">{t("claim.whoeverLooksAfterPlace")}</p>
        <SignUpForm guestName={guest} back={`/admin/claim?token=${encodeURIComponent(token)}`} />
      </Words>
    );
  }
  return (
    <Words title={t("claim.makeAccountAdmin", { account })}>
      <p>{t("claim.adminLooksAfterPeople")}</p>
      {claim.error && (
        <p role="alert" className="mt-4 text-danger">
          {wordsOf(tErrors, claim.error)}
        </p>
      )}
      <Button
        variant="solid"
        className="mt-8 h-12"
        busy={claim.isPending}
        onClick={() => claim.mutate({ token })}
      >
        {t("claim.becomeTheAdmin")}
      </Button>
    </Words>
  );
}

const Words = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <>
    <h1 className="font-semibold text-4xl tracking-[-0.03em]">{title}</h1>
    <div className="mt-3 text-lg text-soft">{children}</div>
  </>
);
