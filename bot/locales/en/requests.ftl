### Requests to level-2 support, and the channels where they are answered (R7, R60 to R62).

## Commands

command-demander-button = Make a request
command-demander-summary = Ask your CCT for what you cannot do yourself, or ask a question
command-demander-help = With nothing more, a form opens. Otherwise write what you need in your own words: the person, their address, the establishment. The request goes to your CCT, who answers within 4 working hours; nothing is done without somebody’s approval. Write nothing about a patient.
command-demander-example-1 = { $command } request
command-demander-example-2 = { $command } request Hello, we need an account for Anne Bouchard, anne.bouchard.ciussscn@ssss.gouv.qc.ca, Hôpital de La Malbaie. Thank you!

command-demandes-button = Requests
command-demandes-summary = Requests: your own, or your CCT’s queue
command-demandes-help = You see your requests and how far each has come. A CCT’s agents see the queue of their territory, with the time spent of the 4 working hours promised, and filter it: mine, unassigned, late. “week” gives the figures.
command-demandes-example-1 = { $command } requests
command-demandes-example-2 = { $command } requests unassigned
command-demandes-example-3 = { $command } requests week

command-canal-button = Channels
command-canal-summary = Register a private channel where requests or the digest may be posted
command-canal-help = Type it in the channel itself, which must be private: “support” for your CCT’s requests, “digest” for your establishments. “list” shows the registered channels, “remove” removes this one. Each day it is checked that whoever registered it still answers for these establishments.
command-canal-example-1 = { $command } channel
command-canal-example-2 = { $command } channel support
command-canal-example-3 = { $command } channel digest etab=03

help-need-ask = Ask for help

argument-besoin = What you need
argument-texte-demande = In your own words
argument-filtre = Filter
argument-demande = Request
argument-usage = Use
argument-cct = CCT (coordination centre)
choice-create = A new account
choice-reactivate = Reactivate an account
choice-reassign = Give a licence to somebody else
choice-capacity = Large meeting or webinar
choice-modify = Modify an account
choice-resend = Send an invitation again
choice-deactivate = Deactivate an account
choice-delete = Delete an account
choice-attach = Attach an account
choice-access = Access to the bot
choice-question = A question
choice-unclear = Something else
choice-miennes = Mine
choice-libres = Unassigned
choice-retard = Late
choice-semaine = The week
choice-soutien = Support
choice-sommaire = Digest
choice-liste = List
choice-retirer = Remove

## Making a request

form-request-title = Request to your CCT
form-request-submit = Send the request
form-request-intro = Your CCT receives the request and answers you here. Fill in what you know; you will be told what is missing.
request-hint-text = What you need and why. Nothing about a patient.
request-hint-patient = Nothing about a patient.
request-hint-site = The name of the site, such as Hôpital de La Malbaie.
problem-request-empty = Say in a few words what you need, or fill in at least one field.
problem-request-establishment = Say for which establishment: it tells us your CCT.
requests-filed =
    { $count ->
        [one] Your request is filed.
       *[other] { $count } requests are filed, one for each person.
    }
requests-filed-before =
    { $count ->
        [one] This request was filed already.
       *[other] These { $count } requests were filed already.
    }
requests-filed-next = Your CCT answers within 4 working hours. You will be told of each step here.
requests-untold = It waits in the queue of your CCT, who has no channel yet. If nothing is pressing, wait for the answer; otherwise write to them with the command “support”.
button-request = Make a request
button-see-request = See the request
refused-request-unknown = There is no such request, or it is not yours. Show your requests with the command “requests”.

## A request

request-title = Request { $number }: { $kind }
request-asker = Asked by
request-filed-at = Filed
request-no-subject = no account named
request-words = “{ $text }”
request-missing = Missing: { $names }.
request-twins = An open request wants the same: { $numbers }.
request-state-open = Unassigned. An answer is promised { WHEN($at, $now) }.
request-state-late = Unassigned and late: the answer was promised { WHEN($at, $now) }.
request-state-taken = Taken by { $by } { WHEN($at, $now) }.
request-state-approved = Approved by { $by } { WHEN($at, $now) }. It is under way.
request-state-done = Dealt with by { $by } { WHEN($at, $now) }.
request-state-refused = Refused by { $by } { WHEN($at, $now) }.
request-state-cancelled = Cancelled { WHEN($at, $now) } by whoever had filed it.
request-state-expired = Expired { WHEN($at, $now) }: 10 working days without a word.
request-state-merged = Joined to request { $other } by { $by } { WHEN($at, $now) }.
request-short-open = Unassigned
request-short-late = Late
request-short-taken = Taken by { $by }
request-short-approved = Under way
request-short-done = Dealt with
request-short-refused = Refused
request-short-cancelled = Cancelled
request-short-expired = Expired
request-short-merged = Joined to another
button-request-take = Take it
request-take-of = Take request { $number }
button-request-release = Back to the queue
request-release-of = Put request { $number } back in the queue
button-request-approve = Approve
request-approve-of = Approve request { $number }
button-request-refuse = Refuse
request-refuse-of = Refuse request { $number }
button-request-reply = Reply
request-reply-of = Reply about request { $number }
button-request-amend = Change the request
request-amend-of = Change request { $number }
button-request-settle = Mark as dealt with
request-settle-of = Mark request { $number } as dealt with
button-request-merge = Join to the other
request-merge-of = Join request { $number } to the one that wants the same
button-request-cancel = Cancel my request
request-cancel-of = Cancel my request { $number }
button-request-answer = Answer the CCT
button-request-take-over = Take over
request-take-over-of = Take over request { $number }

## Forms about a request

form-refuse-title = Refuse the request
form-refuse-submit = Refuse
form-refuse-intro = Request { $number } ({ $subject }). Whoever filed it will read your reason.
request-said-refuse = Reason
form-settle-title = Mark as dealt with
form-settle-submit = Mark as dealt with
form-settle-intro = Request { $number } ({ $subject }). Whoever filed it will know that it is dealt with, and read your word if there is one.
request-said-settle = A word to the person
form-reply-title = Reply
form-reply-submit = Send
form-reply-intro = Request { $number } ({ $subject }). Whoever filed it will receive your message.
request-said-reply = Your message
form-answer-title = Write to the CCT
form-answer-submit = Send
form-answer-intro = Request { $number } ({ $subject }). Your CCT will read your message in the request’s thread.
request-said-answer = Your message
form-amend-title = Change the request
form-amend-submit = Save
form-amend-intro = Request { $number }. Only what is written here can be approved.

## What was just done

request-done-taken = The request is yours. Whoever filed it will know.
request-done-released = The request is back in the queue.
request-done-refused = The request is refused. Your reason is passed on.
request-done-done = The request is dealt with. Whoever filed it will know.
request-done-merged = The request is joined to the other. Whoever filed it will know what becomes of that one.
request-done-cancelled = Your request is cancelled.
request-done-replied = Your message is passed on to the person.
request-done-answered = Your message is passed on to the CCT.
request-done-changed = The request is changed.
request-already-open = This request is in the queue already.
request-already-yours = You have this request already.
request-already-taken = Already taken by { $by } { WHEN($at, $now) }. If you both agree, take over.
request-already-approved = Already approved by { $by } { WHEN($at, $now) }. Nothing more was done.
request-already-done = Already dealt with by { $by } { WHEN($at, $now) }. Nothing more was done.
request-already-refused = Already refused by { $by } { WHEN($at, $now) }. Nothing more was done.
request-already-cancelled = Already cancelled by { $by } { WHEN($at, $now) }. Nothing was done.
request-already-expired = This request expired { WHEN($at, $now) }. Nothing was done. It may be filed again.
request-already-merged = Already joined to another by { $by } { WHEN($at, $now) }. Nothing more was done.
refused-request-agents = Only the CCT’s agents decide a request. You may reply to it, or cancel it if it is yours.
refused-request-asker = Only whoever filed a request may cancel it. You may refuse it and say why.
refused-request-changed = The request has changed since what you had before you. Nothing was done. Look at it again first.
refused-request-by-hand = This request is answered in words: reply to the person, then mark the request as dealt with.
refused-request-no-twin = No other open request wants the same any more. Nothing was done.

## What happens to a request, in its thread

request-event-filed = Filed by { $by } { WHEN($at, $now) }.
request-event-filed-said = Filed by { $by } { WHEN($at, $now) }: “{ $text }”
request-event-taken = Taken by { $by } { WHEN($at, $now) }.
request-event-released = Put back in the queue by { $by } { WHEN($at, $now) }.
request-event-replied-said = { $by } replied { WHEN($at, $now) }: “{ $text }”
request-event-answered-said = { $by } wrote { WHEN($at, $now) }: “{ $text }”
request-event-changed = Changed by { $by } { WHEN($at, $now) }. The card above says what is asked.
request-event-approved = Approved by { $by } { WHEN($at, $now) }.
request-event-done = It is done, { WHEN($at, $now) }.
request-event-done-said = Dealt with by { $by } { WHEN($at, $now) }: “{ $text }”
request-event-failed = What was approved could not be done, { WHEN($at, $now) }. The request is still open.
request-event-refused-said = Refused by { $by } { WHEN($at, $now) }: “{ $text }”
request-event-cancelled = Cancelled by { $by } { WHEN($at, $now) }.
request-event-expired = Expired { WHEN($at, $now) }: 10 working days without a word.
request-event-merged = Joined to another by { $by } { WHEN($at, $now) }.
request-event-reminded = This request has waited for more than 4 working hours. Who takes it?
request-event-escalated = Told { WHEN($at, $now) } to whoever is in charge.

## Each step, to whoever asked

request-step-taken = Request { $number } ({ $kind }, { $subject }): taken by { $by } { WHEN($at, $now) }.
request-step-released = Request { $number } ({ $kind }, { $subject }): put back in the queue by { $by } { WHEN($at, $now) }. Somebody else will take it.
request-step-replied = Request { $number } ({ $kind }, { $subject }): { $by } replies to you { WHEN($at, $now) }.
request-step-changed = Request { $number } ({ $kind }, { $subject }): changed by { $by } { WHEN($at, $now) }.
request-step-approved = Request { $number } ({ $kind }, { $subject }): approved by { $by } { WHEN($at, $now) }. It is under way.
request-step-done = Request { $number } ({ $kind }, { $subject }): it is done, { WHEN($at, $now) }.
request-step-failed = Request { $number } ({ $kind }, { $subject }): it could not be done, { WHEN($at, $now) }. Your CCT is seeing to it.
request-step-refused = Request { $number } ({ $kind }, { $subject }): refused by { $by } { WHEN($at, $now) }.
request-step-expired = Request { $number } ({ $kind }, { $subject }): expired { WHEN($at, $now) }, after 10 working days without a word. If you still need it, file it again.
request-step-merged = Request { $number } ({ $kind }, { $subject }): joined by { $by } to one that wants the same { WHEN($at, $now) }. You will know what becomes of it.

## The queue

queue-title =
    { $count ->
        [0] No open request
        [one] { $count } open request
       *[other] { $count } open requests
    }
queue-own-title =
    { $count ->
        [0] No request
        [one] Your request
       *[other] Your { $count } requests
    }
queue-empty = No request is waiting. Well done!
queue-own-empty = You have asked for nothing. The button below opens the form.
queue-left-out = And { $count } more. Choose a filter.
queue-all = All
queue-column-number = Request
queue-column-age = Time
queue-column-wish = Need
queue-column-subject = Account
queue-column-place = Establishment
queue-column-asker = Asked by
queue-column-state = State
working-time = { $hours } h { $minutes } min
week-heading = Figures of requests
week-of = { $cct }, week of { DATE($day) }: { $count ->
        [0] no request
        [one] { $count } request
       *[other] { $count } requests
    }.
week-median = Median time to answer, in working hours: { $time }, for { $answered ->
        [one] { $answered } answered request
       *[other] { $answered } answered requests
    }; { $late } after the 4 hours promised.
week-kind = { $kind } ({ $count })
week-kinds = By need: { $kinds }.

## Late

request-escalation-title = A request is still waiting
request-escalation = Request { $number }, filed { WHEN($at, $now) }, has no answer after twice the time promised.

## Channels

channels-heading = Registered channels
channels-title =
    { $count ->
        [0] No registered channel
        [one] { $count } registered channel
       *[other] { $count } registered channels
    }
channels-none = No channel is registered for your establishments.
channels-how = To register one, type “{ $command } channel support” or “{ $command } channel digest” in the private channel itself.
channel-line = { $usage }: { $what }. Registered by { $by } { WHEN($at, $now) }.
channel-here = It is this channel.
channel-done-soutien = The requests of { $what } are now posted in this channel.
channel-done-sommaire = The digest of { $what } may now be posted in this channel.
channel-done-removed = This channel is registered no longer: nothing more will be posted there.
button-register-soutien = Receive requests here
button-register-sommaire = Receive the digest here
button-remove-channel = Remove
refused-channel-unknown = This channel is not registered, or is not yours. Show the list with the command “channel”.
refused-channel-direct = A channel is registered from within: invite the bot there, then type “{ $command } channel” in it.
refused-channel-public = Personal information is posted in a private channel only, and this one is not private, or it cannot be known. Choose a private channel to which the bot is invited.
refused-channel-scope = A channel is registered for establishments that are yours. Say which with etab=.
refused-channel-agents = Only an agent of the CCT, or an administrator, registers a support channel. Yours may receive the digest.
problem-cct = Say which CCT: { $options }.
channel-lost-title = A channel is registered no longer
channel-lost = The channel that you had registered ({ $usage }: { $what }) receives nothing any more: you answer for these establishments no longer, it is not private any more, or the bot is not in it.
channel-lost-next = Somebody who answers for them may register it again, from within a private channel.

## The journal

audit-request-filed = Request filed
audit-request-taken = Request taken
audit-request-released = Request put back in the queue
audit-request-changed = Request changed
audit-request-approved = Request approved
audit-request-refused = Request refused
audit-request-settled = Request dealt with
audit-request-merged = Request joined to another
audit-request-cancelled = Request cancelled
audit-request-expired = Request expired
audit-request-answered = Message about a request
audit-channel-registered = Channel registered
audit-channel-removed = Channel removed
