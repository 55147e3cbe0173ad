import { ButtonLink } from "@/app/_components/ui/button-link";
import { Dialog } from "@/app/_components/ui/dialog";

/** The Commons is everybody's, so whoever publishes from it is somebody who can be found again. */
export const AccountsOnly = ({ onClose }: { onClose: () => void }) => (
  <Dialog
    open
    onOpenChange={(open) => !open && onClose()}
    title="Publish"
    description="The Commons belongs to everyone in it, so publishing from it takes an account. What you did here comes with you. From a room of your own you can publish as a guest."
  >
    <div className="flex flex-wrap gap-3">
      <ButtonLink href="/account?next=/r/commons" solid>
        Make this an account
      </ButtonLink>
      <ButtonLink href="/rooms">Open a room</ButtonLink>
    </div>
  </Dialog>
);
