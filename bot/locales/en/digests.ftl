### Reminders: the daily digest of a channel, or of oneself (R70, R71, R73).

## The command

command-rappels-button = Reminders
command-rappels-summary = The daily digest: what has expired, what is about to, licences, requests
command-rappels-help = In a channel, the digest is posted there; in your conversation with the bot, it comes to you. Hour, days, time zone, language, establishments and thresholds are set here; “show” shows it at once, to you alone. Holidays are made up for on the next working day. Outside of channels registered for the digest, only counts are shown.
command-rappels-example-1 = { $command } reminders
command-rappels-example-2 = { $command } reminders hour=7:30 when=monday,thursday establishment=03
command-rappels-example-3 = { $command } reminders show
command-rappels-example-4 = { $command } reminders pause=2026-07-06

argument-heure = Hour
argument-quand = Days
argument-expiration = Days before an invitation ends
argument-places = Free licences to tell of
argument-silence = Nothing where there is nothing to report
argument-pause = Paused until
argument-reprendre = Resume
argument-afficher = Show now
choice-ouvrables = Working days
choice-lundi = Monday
choice-mardi = Tuesday
choice-mercredi = Wednesday
choice-jeudi = Thursday
choice-vendredi = Friday
audit-digest-set = Settings of the daily digest
audit-digest-removed = End of a daily digest
problem-hour = Write the hour as 8:00 or 13:30.
problem-days = Choose at least one day, Monday to Friday.
problem-zone = Choose one of these time zones: { $options }.
problem-number-between = Between { $least } and { $most }.
refused-digest-unknown = This digest is not set, or is not yours. “reminders” shows yours.
refused-digest-row = This account is not in this digest, or is not yours. “search” finds it if it is.
refused-digest-where = The bot can post nothing here by itself. Try in a channel, or in your conversation with it.
refused-digest-past = This digest is of { DATE($on) }. Today’s has the same buttons.
refused-digest-all-treated = There is nothing left to resend on this page of the digest.

## Settings

digests-title = Daily digest
digests-how = An hour, days, establishments: “{ $command } reminders hour=8:00 when=workdays establishment=03”. A pause: “{ $command } reminders pause=2026-07-06”.
digest-none = This channel receives no digest.
digest-none-personal = You receive no digest.
digest-where-here = Here
digest-where-personal = In your conversation with the bot
digest-where-elsewhere = In another channel
digest-unnamed = This channel is not registered for the digest: only counts are shown there, and each person sees the rest alone.
digest-hour = { CLOCK($at) }, { $zone }
value-clock = { CLOCK($at) }
zone-eastern = Eastern Time
zone-atlantic = Atlantic Time
zone-atlantic-standard = Atlantic Time, no daylight saving
zone-newfoundland = Newfoundland Time
zone-central = Central Time
zone-central-standard = Central Time, no daylight saving
zone-mountain = Mountain Time
zone-pacific = Pacific Time
digest-all-places = All those of whoever is responsible
digest-few-none = When none is left
digest-next = Next
digest-next-none = None expected
digest-owner = Responsible
digest-done-set = The digest is set.
digest-done-changed = The digest’s settings are changed.
digest-done-removed = The digest will come no more.
digest-done-paused = Paused: the digest comes again on { DATE($on) }.
digest-done-resumed = The digest comes again.
button-digest-set = Receive the digest here
button-digest-change = Settings
button-digest-now = Show now
button-digest-pause = Pause for { $days } days
button-digest-resume = Resume
button-digest-remove = Receive no more
form-digest-title = Daily digest
form-digest-submit = Save
form-digest-intro = The digest is posted in this channel. Holidays are made up for on the next working day.
form-digest-intro-personal = The digest comes to your conversation with the bot. Holidays are made up for on the next working day.
form-hint-digest-etab = Codes with commas between, such as 03, 06-2. Empty: all of yours.
form-hint-digest-expiration = From 1 to 30 days. Invitations last 30 days.
form-hint-digest-places = Tell of an establishment that has so many left, or fewer. Empty: when none is left.
form-hint-digest-silence = Otherwise one line says that there is nothing.

## The digest

digest-title = Digest of { DATE($on) }
digest-trial = To you alone: nothing is posted, and the next digest will tell all this.
digest-late = Late: this digest was due at { CLOCK($at) }.
digest-past = This digest is of { DATE($on) }: its buttons do nothing any more, but it tells what became of each account.
digest-past-row = This button is of the digest of { DATE($on) }. Nothing was done; here is how this account is.
digest-quiet = Nothing to report. { $pending ->
        [0] Nobody is pending.
        [one] One person is pending.
       *[other] { $pending } people are pending.
    } Licences: { $seats }.
digest-number = { $count }
digest-invitations = Invitations sent
digest-invitations-figures = { $expired ->
        [0] none expired
       *[other] { $expired } expired
    } since the last digest ({ WHEN($at, $now) }), { $expiring ->
        [0] none ends
        [one] one ends
       *[other] { $expiring } end
    } { $days ->
        [one] by tomorrow
       *[other] within { $days } days
    }, { $pending } pending in all
digest-newly-active = Newly activated accounts
digest-activated = { $count }: { $who }{ $more ->
        [0] { "" }
       *[other] { " " }and { $more } more
    }
digest-seats = Zoom licences
digest-seats-figures = { $used } used, { $reserved } reserved, { $free ->
        [0] none free
       *[other] { $free } free
    } of { $allocated }
digest-seats-unfixed = { $used } used, { $reserved } reserved, allocation not fixed
digest-waiting = Waiting list
digest-lent = Loans that end soon
digest-requests = Open requests
digest-requests-late = { $count }, of which { $late } late
digest-tight = { $place }: { $free ->
        [0] no licence left
        [one] one licence left
       *[other] { $free } licences left
    } of { $allocated }.
digest-tight-deficit = { $place }: { $deficit ->
        [one] one licence too many
       *[other] { $deficit } licences too many
    } for { $allocated } allocated.
digest-tight-more = And { $count } more establishments. “seats” shows them all.
digest-tight-lines =
    { $first }
    { $rest }
digest-rows-expired = Invitations that have expired
digest-rows-expiring = Invitations about to expire
digest-who = { $name } ({ $email })
digest-line =
    { $name } – { $what }
    { $email }
digest-line-place =
    { $name } – { $what }
    { $email } – { $where }
digest-line-nameless = { $email } – { $what }
digest-line-nameless-place =
    { $email } – { $what }
    { $where }
digest-left =
    { $left ->
        [0] last day (D{ $day }/{ $of })
        [one] one more day (D{ $day }/{ $of })
       *[other] { $left } more days (D{ $day }/{ $of })
    }
digest-left-over = its 30 days ended on { DATE($on) }, Zoom still keeps it
digest-left-unknown = date of invitation unknown, likely about to end
digest-became-under-way-resend = resend asked for by { $by }, { WHEN($at, $now) }
digest-became-under-way-cancel = cancellation asked for by { $by }, { WHEN($at, $now) }
digest-became-resent = ✓ sent again by { $by }, { WHEN($at, $now) }
digest-became-cancelled = ✓ cancelled by { $by }, { WHEN($at, $now) }
digest-became-failed-resend = ✗ the resend asked for by { $by } did not succeed, { WHEN($at, $now) }
digest-became-failed-cancel = ✗ the cancellation asked for by { $by } did not succeed, { WHEN($at, $now) }
digest-became-activated = ✓ account activated
digest-became-expired = expired
digest-became-invited = invited again
digest-became-gone = account removed
digest-button-of = { $what }, { $who }
digest-counts-only = People are not named in this channel. “See” shows each person what is theirs.
button-digest-others =
    { $count ->
        [one] See the other one
       *[other] See the { $count } others
    }
button-digest-resend-checked = Resend to the checked accounts
button-resend-invitation = Resend the invitation
button-reinvite = Invite again
button-see = See

## Several resends

form-resends-title = Resend to several
form-resends-submit = Resend
form-resends-intro = Check the accounts to send the invitation to again. Each has another 30 days.
resends-asked =
    { $count ->
        [0] Nothing to resend.
        [one] One invitation is being sent again.
       *[other] { $count } invitations are being sent again.
    }
resends-next = A message shows you how they go.
resends-passed =
    { $count ->
        [one] Treated already, or no longer possible: { $who }.
       *[other] All treated already, or no longer possible: { $who }.
    }
resends-going =
    { $count ->
        [one] Sending the invitation again
       *[other] Sending { $count } invitations again
    }
resends-done =
    { $count ->
        [one] The invitation has been dealt with.
       *[other] All { $count } invitations have been dealt with.
    }

## What does not arrive

digest-lost-title = A digest did not arrive
digest-lost-undelivered = The digest that you set could not be posted: the conversation takes it no longer, or the platform did not answer all day. The next one will also tell what that one was to tell.
digest-lost-access = You no longer have access to the establishments of a digest that you had set: it comes no more.
digest-lost-next = “reminders” shows your digests. Check that the bot is still in the channel.
