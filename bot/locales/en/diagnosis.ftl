### “Why can’t she sign in?”: the diagnosis of an account and the next step (R13).

command-diagnostic-button = Diagnose
command-diagnostic-summary = Why someone cannot sign in, and what to do
command-diagnostic-help = Give the account’s address: the bot says what is in the way (invitation pending or expired, inactive account, Basic past 40 minutes) and offers the next step. Without an address, your own account.
command-diagnostic-example-1 = { $command } diagnose anne.bouchard.ciussscn@ssss.gouv.qc.ca
command-diagnostic-example-2 = { $command } why anne.bouchard.ciussscn@ssss.gouv.qc.ca

diagnosis-title = Diagnosis of { $email }
diagnosis-under-way = A change is under way on this account: wait until it is done, then try again.
diagnosis-pending = The invitation has not been accepted yet (day { $day } of { $of }). The person has to open Zoom’s activation e-mail by { DATE($until) }; it may be in their junk mail.
diagnosis-pending-undated = The invitation has not been accepted yet; its date is unknown. The person has to open Zoom’s activation e-mail; it may be in their junk mail.
diagnosis-pending-over = The invitation was not accepted in time (day { $day } of { $of }): its link has not worked since { DATE($until) }. Resend it.
diagnosis-expired = The invitation has expired: its link no longer works. Resend it to start afresh.
diagnosis-inactive = The account is inactive: nobody can sign in to it until it is reactivated.
diagnosis-basic = The account is Basic: signing in works, but the meetings that it hosts end after { $minutes } minutes. A licence is needed to go beyond.
diagnosis-unassociated = The account is associated with no establishment: attach it to yours first.
diagnosis-never-signed-in = The account is active and nobody has signed in to it yet.
diagnosis-none = Nothing blocks this account: it is active, and has been signed in to.
diagnosis-sign-in = To check with the person: the address typed is exactly this one, the password (“Forgot password?” on Zoom’s sign-in page), an up-to-date application, and another browser.
diagnosis-step-follow = Follow
diagnosis-step-resend = Resend the invitation
diagnosis-step-reactivate = Reactivate
diagnosis-step-licence = Give a licence
diagnosis-step-attach = Attach
diagnosis-step-ask = Ask my CCT
