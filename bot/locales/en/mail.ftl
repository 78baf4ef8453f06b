# E-mails: what they say, and what the card says of them.

mail-introduction-subject = Activate your Zoom account by { $until }
mail-introduction-heading = Your Zoom account is ready to activate
mail-introduction-again = A new Zoom invitation is waiting for you
mail-greeting = Hello { $name },
mail-greeting-all = Hello,
mail-introduction-what = A Zoom account ({ $type }) has just been created for { $email }. Establishment: { $place }.
mail-no-place = to be confirmed
mail-introduction-again-what = A new invitation has just left for { $email }. The earlier one is no longer good: delete it.
mail-introduction-limit = You have 30 days: activate it by { $until } at the latest. After that the invitation is no longer good and the licence goes to somebody else.
mail-steps-heading = How to activate it
mail-step-1 = Look in this mailbox for the activation e-mail that Zoom sends you (no-reply@zoom.us). Not there? Look in the junk folder.
mail-step-2 = Open it, choose “Activate Your Account” and follow the steps.
mail-step-3 = Sign in at zoom.us, or in the Zoom app, with the address { $email }.
mail-not-the-invitation = This message is not the invitation: only Zoom’s own holds the activation link.
mail-ready-subject = Your Zoom account is ready

mail-reminder-subject =
    { $count ->
        [0] Last day to activate your Zoom account
        [one] Your Zoom account: { $count } day left to activate it
       *[other] Your Zoom account: { $count } days left to activate it
    }
mail-reminder-subject-unknown = Your Zoom account is not activated yet
mail-reminder-heading = Your Zoom account is not activated yet
mail-reminder-left =
    { $count ->
        [0] The invitation sent to { $email } expires today, { $until }. After that the licence goes to somebody else.
        [one] { $count } day is left: the invitation sent to { $email } expires on { $until }. After that the licence goes to somebody else.
       *[other] { $count } days are left: the invitation sent to { $email } expires on { $until }. After that the licence goes to somebody else.
    }
mail-reminder-unknown = An invitation from Zoom is waiting at { $email }. It expires 30 days after it was sent.
mail-reminder-lost = Cannot find the invitation? Write to the address below: you will be sent another. No longer need the account? Say so too, and the licence will go to somebody else.

mail-notice-subject =
    { $count ->
        [one] A Zoom account expires soon
       *[other] { $count } Zoom accounts expire soon
    }
mail-notice-why =
    { $count ->
        [one] You answer for this account. The person or the service has not activated it.
       *[other] You answer for these accounts. The people or the services have not activated them.
    }
mail-notice-caption = Accounts that expire
mail-notice-column-account = Account
mail-notice-column-place = Establishment
mail-notice-column-until = Last day
mail-notice-who = { $name } ({ $email })
mail-notice-more =
    { $count ->
        [one] And { $count } other account.
       *[other] And { $count } other accounts.
    }
mail-notice-next =
    { $count ->
        [one] Have the account activated before that day: the link is in Zoom’s e-mail (no-reply@zoom.us). Otherwise the invitation expires and the licence is freed.
       *[other] Have the accounts activated before that day: the link is in Zoom’s e-mail (no-reply@zoom.us). Otherwise the invitations expire and the licences are freed.
    }
mail-notice-in-chat = In chat, this sends a new invitation:
mail-notice-act = { $command } { $word } { $email }

mail-letter-in-chat = To act, open Slack or Teams and type { $command }.

mail-help-heading = Need help?
mail-help = Your telehealth coordination centre will answer you.
mail-no-patient-data = Never write patient information in an e-mail.

mail-sent-by = Automatic e-mail from IRIS, which manages the health network’s Zoom licences.
mail-stop = Stop these reminders
mail-follows = English version below

mail-rehearsal = [Test] { $subject }
mail-kind-introduction = Introduction e-mail
mail-kind-reminder-7 = Day 7 reminder
mail-kind-reminder-14 = Day 14 reminder
mail-kind-reminder-21 = Day 21 reminder
mail-kind-notice-25 = Day 25 notice
mail-kind-letter = Notice by e-mail
mail-proof-sent = sent on { $at }
mail-proof-waiting = waiting to be sent since { $at }
mail-proof-late = waiting since { $at }: the mail server has not taken it yet
mail-proof-refused = refused on { $at } by the recipient’s server
mail-proof-given-up = could not be sent; given up on { $at }
mail-unsent-off-network = not sent: the address is not of the network
mail-unsent-stopped = not sent: the person wants no more reminders
mail-unsent-address-refused = not sent: the address refuses mail
mail-unsent-moot = not sent: it was no longer useful
mail-address-refused = The address { $email } has refused mail since { DATE($at) }. Check it with the person; if it is wrong, cancel the invitation and create the account at the right address.
mail-address-stopped = This person has wanted no more reminders by e-mail since { DATE($at) }.

mail-stop-title = Reminders by e-mail
mail-stop-question = Stop receiving activation reminders by e-mail?
mail-stop-button = Stop these reminders
mail-stop-done = Done: you will receive no more reminders. Zoom’s invitation is good until its last day.
mail-stop-unknown = This link is no longer good. To stop the reminders, answer one of them.
