## Seats: allocations, thresholds, pictures

seats-reserved-by = Reserved by
seats-by-pending = { $count ->
    [one] { $count } pending invitation
   *[other] { $count } pending invitations
}
seats-by-held = { $count ->
    [one] { $count } operation under way
   *[other] { $count } operations under way
}
seats-by-undos = { $count ->
    [one] { $count } deactivation that may be undone
   *[other] { $count } deactivations that may be undone
}
seats-by-offers = { $count ->
    [one] { $count } offer
   *[other] { $count } offers
}
seats-allocated-on = { $pool }: allocation of { DATE($on) }, set by { $by }. Reason: { $reason }
seats-threshold = { $pool }: alert when { $threshold } or fewer are left.

argument-allouer = Seats allocated
argument-seuil = Alert threshold
argument-sorte = Kind
argument-historique = History
choice-licence = seat
choice-large_meeting = large meeting
choice-webinar = webinar
field-threshold = Alert threshold
audit-threshold = Alert threshold set

button-allouer = Set the allocation
button-seuil = Set an alert threshold
button-allocation-history = History

form-allouer-title = Set the allocation
form-allouer-submit = Set
form-allouer-intro = How many paid seats the establishment may use. The change is logged with your name and the reason.
form-allouer-hint = A number, or “none” to fix nothing any more: seats are then counted without a limit.
form-raison-hint = For instance the agreement or the decision that asks for it. No patient data.
form-seuil-title = Alert threshold
form-seuil-submit = Save
form-seuil-intro = The establishment’s managers and its CCT are told once when the free seats come down to this number or below.
form-seuil-hint = A number, or “none” for no alert.

problem-one-establishment = Choose only one establishment among { $options }.
problem-number-too-large = { $max } at most.
problem-history-of-one = Name a single establishment, for instance establishment=03.
refused-allocation-admin = Only an administrator changes an allocation. Ask your telehealth coordination centre for it.
refused-threshold = An establishment’s alert threshold is set by an administrator or by its CCT. Write to support to have it changed.

allocation-set = { $place }, { $pool }: the allocation is now { $seats }.
allocation-same = { $place }, { $pool }: the allocation is { $seats } already. Nothing has changed.
allocation-deficit = { $count ->
    [one] There is now a deficit of { $count } seat: no new one is possible until it is made up.
   *[other] There is now a deficit of { $count } seats: no new one is possible until it is made up.
}
allocation-offered = { $count ->
    [one] A seat is offered to the first person in the waiting list.
   *[other] { $count } seats are offered to the first people in the waiting list.
}
allocation-departs = Allocations are frozen since { DATE($on) }. This change departs from that, with its reason in the log.
allocation-history = Allocations of { $place }
allocation-history-empty = No allocation has been set here yet.
allocation-since = Since

alert-set = { $place }, { $pool }: alert when { $threshold } or fewer are left.
alert-none = { $place }, { $pool }: no alert any more.
alert-now = { $count ->
    [0] None is free right now.
    [one] { $count } is free right now.
   *[other] { $count } are free right now.
}
alert-unfixed = The allocation is not fixed: there will be alerts only once it is.

## The picture

picture-title = Seats by establishment
picture-title-one = Seats of { $place }
picture-others = { $count ->
    [one] { $count } other
   *[other] { $count } others
}
picture-others-unfixed = { $count } with no allocation fixed
picture-alt = { $title }. { $figures }.
picture-alt-more = { $count ->
    [one] { $title }. { $figures }. One other establishment is in the table.
   *[other] { $title }. { $figures }. The { $count } other establishments are in the table.
}
picture-alt-free = { $name } ({ $used } used, { $reserved } reserved, { $free } free of { $allocated })
picture-alt-deficit = { $name } ({ $used } used, { $reserved } reserved, a deficit of { $deficit } on { $allocated })
picture-alt-unfixed = { $name } ({ $used } used, { $reserved } reserved, allocation not fixed)
picture-used = Used
picture-reserved = Reserved
picture-free = Free
picture-deficit = Deficit
picture-allocated = Allocated
picture-taken = Taken
picture-unfixed = { $count } – not fixed
picture-figure = { $taken } of { $allocated }
picture-trend = Trend
picture-as-of = As of { DATE($on) }

## Alerts, and the comparison with Zoom

low-seats = { $count ->
    [0] { $place }, { $pool }: none is free any more.
    [one] { $place }, { $pool }: { $count } is still free.
   *[other] { $place }, { $pool }: { $count } are still free.
}
low-seats-deficit = { $place }, { $pool }: a deficit of { $count }. No new one is possible.
low-seats-over = { $count ->
    [one] { $place }, { $pool }: { $count } is free again.
   *[other] { $place }, { $pool }: { $count } are free again.
}
low-seats-figures = Used: { $used }, reserved: { $reserved }, allocated: { $allocated }.
low-seats-next = Look at inactive accounts and invitations that linger, or ask your telehealth coordination centre for a larger allocation.

drift-heading = Comparison with Zoom
drift-title = Night of { DATE($on) }: Zoom does not count the same seats as we do.
drift-none = Night of { DATE($on) }: Zoom counts the same seats as we do.
drift-untold = Night of { DATE($on) }: Zoom does not tell this application its own figures.
drift-caption = Seats by Zoom’s count and by ours
drift-bought = Bought
drift-at-zoom = By Zoom’s count
drift-ours = By ours
drift-difference = Difference
drift-oversold = { $count ->
    [one] { $pool }: { $count } seat allocated beyond those bought.
   *[other] { $pool }: { $count } seats allocated beyond those bought.
}
drift-cause-counters = Cause: our counters no longer match our accounts. It is a defect of the bot: tell support.
drift-cause-stale = Likely cause: our last reading of Zoom is too old or was cut short. A new reading has been asked for.
drift-cause-operations = Likely cause: operations are under way. The difference should close with them.
drift-cause-unknown-types = Likely cause: Zoom has accounts of a type that we do not know. The list shows them with its number.
drift-cause-inactive = Likely cause: Zoom still counts the licence of deactivated accounts. Look for inactive accounts that are licensed.
drift-cause-unread-addons = Likely cause: the add-ons of some accounts have not been read again yet.
drift-cause-outside = Likely cause: accounts were changed at Zoom, outside the bot, since the last reading. A new reading has been asked for; the log will say which.
drift-cause-unexplained = The difference has lasted since the night before and nothing explains it. Compare the list with Zoom’s console.
