### The month-end report, the end of the contract (R57, R74).

## The command

command-rapport-button = Month’s report
command-rapport-summary = The month in figures: licences, activations, expiries, requests; as a picture and as a file
command-rapport-help = The last month, unless you name another: “2026-10” or “October”. An establishment, a coordination centre, or all of yours; beside the month before. The figures of a month that is over change no more. The report is posted in the channel of each CCT on the first working day of the next month.
command-rapport-example-1 = { $command } report
command-rapport-example-2 = { $command } report month=2026-10 establishment=03
command-rapport-example-3 = { $command } report october cct=CHUM

argument-mois = Month
problem-month = Write the month as 2026-10, or October 2026.
problem-month-ahead = This month has not begun.

## The months

month-name-1 = January { $year }
month-name-2 = February { $year }
month-name-3 = March { $year }
month-name-4 = April { $year }
month-name-5 = May { $year }
month-name-6 = June { $year }
month-name-7 = July { $year }
month-name-8 = August { $year }
month-name-9 = September { $year }
month-name-10 = October { $year }
month-name-11 = November { $year }
month-name-12 = December { $year }

## The report

month-title = Month’s report: { $month }
month-several = { $count ->
    [one] One establishment
   *[other] { $count } establishments
}
month-going = This month is not over: these are today’s figures.
month-empty = Nothing was recorded that month.
month-gaps = { $count ->
    [0] Licences were not recorded that month.
    [one] Licences were recorded on one day out of { $whole }.
   *[other] Licences were recorded on { $count } days out of { $whole }.
}
month-short = In deficit when last recorded: { $places }. No new licence is possible there.
month-caption = The month and the one before
month-by-place = By establishment
month-code = Code of the establishment
month-day = Day
month-cct = Coordination centre
month-figure = Figure
month-place = Establishment
month-of-cct = { $cct }, no establishment
month-allocated = Licences allocated
month-used = Licences used
month-reserved = Licences reserved
month-free = Licences free
month-deficit = Licences in deficit
month-unfixed = Licences taken with no allocation set
month-short-days = Days in deficit
month-created = Accounts created
month-activated = Accounts activated
month-expired = Invitations expired
month-cancelled = Invitations cancelled
month-deleted = Accounts deleted
month-deactivated = Accounts deactivated
month-reassigned = Licences reassigned
month-recycled = Licences recycled
month-answered = Requests answered
month-activation = Median time to activate
month-answer = Median answer (working time)
month-number = { $count }
month-changed = { $now } ({ $change })
month-column-activated = Activated
month-column-expired = Expired
month-lacking = deficit of { $count }
month-nothing = At zero: { $what }.
month-more = +{ $count }
month-less = −{ $count }
month-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
month-days-half = { $count }.5 days
month-remark-activation = Median time to activate: { $now }
month-remark-activation-before = Median time to activate: { $now } (month before: { $before })
month-remark-answer = Median answer to requests, in working time: { $now }
month-remark-answer-before = Median answer to requests: { $now } (month before: { $before })
month-alt = { $title }, { $place }. { $figures }.
month-said = { $what }: { $count }
month-said-free = Licences used: { $used }, reserved: { $reserved }, free: { $count } of { $allocated }
month-said-deficit = Licences used: { $used }, reserved: { $reserved }, in deficit: { $count } of { $allocated }
month-said-both = Licences used: { $used }, reserved: { $reserved }, free: { $free }, in deficit: { $deficit } of { $allocated }
month-said-unfixed = Licences used: { $used }, reserved: { $reserved }, no allocation set
month-by-day = Licences, day by day
month-counted = What happened
month-file = I am preparing the file: { $month }.
button-month-xlsx = Excel
button-month-csv = CSV
button-month-before = ‹ { $month }
button-month-after = { $month } ›

argument-rapport = Month-end report
form-hint-digest-rapport = The month in figures, on the first working day of the next month, right here.
month-letter-next = This report stays at hand: “{ $command } report”.

## The end of the contract

contract-title = End of the Zoom licences’ contract
contract-end = { $days ->
    [0] The contract of the Zoom licences ends today, { DATE($on) }.
    [one] The contract of the Zoom licences ends tomorrow, { DATE($on) }.
   *[other] The contract of the Zoom licences ends in { $days } days, on { DATE($on) }.
}
contract-next-admin = Renew it by then, or tell the coordination centres. The date is that of the setting IRIS_CONTRACT_END.
contract-next-cct = Ask the ministry what comes next, and see which licences are not used any more.
contract-caption = Licences by coordination centre
contract-cct = Coordination centre
contract-nowhere = No establishment
