### Imports: a spreadsheet that was dropped, its preview, then the batch that runs row by row (R80).

command-importer-button = Import
command-importer-summary = A spreadsheet of accounts or allocations, run row by row
command-importer-help = Drop an .xlsx workbook or a CSV in your conversation with the bot, or in a registered channel: each row is checked, and nothing is done before you say so. Without a file, "import" gives a template of each kind and your batches of late.
command-importer-example-1 = { $command } import
command-importer-example-2 = { $command } import create
command-importer-example-3 = { $command } import modify format=csv
argument-nature = Kind of batch
choice-allocate = Set allocations

## What may be dropped

import-title = Import a spreadsheet
import-how = Drop an .xlsx workbook or a CSV here: one row for each account, columns in any order, in French or English; 9,999 rows and 10 MB at most. You will see each row before anything is done.
import-templates = An empty template, with its columns:
import-template-of = Template: { $kind }
import-required = { $column } *
import-template-follows = { $kind }: the template follows, for you alone. Columns marked * are required.
import-report-follows = The file is being prepared; it follows, for you alone.
import-batches = Your batches of late
button-import-guide = How to import
refused-file-columns = Too few columns of this file are known to me. It needs at least "Email", or "Establishment" and "Seats" for allocations; "How to import" has a template of each kind.
refused-batch-unknown = This batch is no more, or is not yours. Drop the file again.
refused-batch-nothing-ready = No row is ready: there is nothing to run. Correct the file, then drop it again.

## The kinds of batch

batch-kind-none = Spreadsheet
batch-kind-create = Creation of accounts
batch-kind-modify = Modification of accounts
batch-kind-deactivate = Deactivation of accounts
batch-kind-resend = Invitations sent again
batch-kind-attach = Attachment of accounts
batch-kind-allocate = Allocations of seats
button-batch-kind-create = Create accounts
button-batch-kind-modify = Modify accounts
button-batch-kind-deactivate = Deactivate accounts
button-batch-kind-resend = Resend invitations
button-batch-kind-attach = Attach accounts
button-batch-kind-allocate = Set allocations

## The preview

batch-which-kind =
    { $count ->
        [one] What is to be done of this row? Nothing is done before a preview.
       *[other] What is to be done of these { $count } rows? Nothing is done before a preview.
    }
batch-preview =
    { $ready ->
        [0] No row of { $rows } is ready; nothing is done.
        [one] One row of { $rows } is ready; nothing is done yet.
       *[other] { $ready } rows of { $rows } are ready; nothing is done yet.
    }
batch-file = { $file }, read { WHEN($at, $now) }
batch-when = { WHEN($at, $now) }
batch-same-file-checked = You dropped this file before: this is the same batch, not a second one, checked again just now.
batch-same-file = You dropped this file before: this is the same batch, not a second one. For another, change the file and drop it again.
batch-expired = This preview is more than an hour old: it no longer holds. Check it again; nothing was done.
batch-verdict-ready = Ready
batch-verdict-same = Done already, or no change
batch-verdict-duplicate = Duplicates
batch-verdict-refused = Refused
batch-row-is-ready = Ready
batch-row-is-same = Done already
batch-row-is-duplicate = Duplicate
batch-row-is-refused = Refused
batch-row-is-queued = Under way
batch-row-is-done = Done
batch-row-is-failed = Failed
batch-row-is-void = Not run
batch-row-is-cancelled = Cancelled
batch-rows-problemes = The rows that will not be run
batch-rows-pretes = The rows that are ready
batch-column-line = Row
batch-column-standing = Status
batch-column-why = Explanation
batch-column-correction = Proposed address
batch-column-file = File
batch-column-kind = Kind
batch-column-state = State
batch-column-rows = Rows
batch-column-read = Dropped
batch-column-establishment = Establishment
batch-column-pool = Kind
batch-column-before = Before
batch-column-after = After
batch-column-allocated = Allocated
batch-seats = Seats taken, before and after
batch-seats-more =
    { $count ->
        [one] and one more kind of licence.
       *[other] and { $count } more kinds of licence.
    }
batch-not-fixed = not fixed
batch-unassociated = Unassociated
button-batch-run =
    { $count ->
        [one] Run the row that is ready
       *[other] Run the { $count } ready rows
    }
button-batch-correct =
    { $count ->
        [one] Correct the address
       *[other] Correct { $count } addresses
    }
button-batch-drop = Cancel
button-batch-preview = Download the preview
button-batch-report = Report
button-batch-check-again = Check again
button-batch-other-kind = Not that
button-batch-problemes = Rows not ready
button-batch-pretes = Rows that are ready
button-batch-show = Open
button-batch-pause = Pause
button-batch-resume = Resume
button-batch-stop = Stop

## Why a row is not ready

batch-row-exists = This account is there already.
batch-row-same-seats = The allocation is that already.
batch-row-duplicate-account = The same account as row { $line }; the first alone counts.
batch-row-duplicate-pool = The same pool as row { $line }; the first alone counts.
batch-row-patient-number = This row holds a health insurance number: it is refused, and nothing of it is kept. Take it out, then drop the file again.
batch-row-not-found = No account "{ $typed }" is among yours. Check the address.
batch-row-near = Unknown address; { $correction } would do.
batch-row-cell =
    { $more ->
        [0] { $column }: { $problem }
        [one] { $column }: { $problem } (and one more problem)
       *[other] { $column }: { $problem } (and { $more } more problems)
    }
batch-row-asks = This row needs an answer: do it by hand, with the command.
batch-row-not-possible = This cannot be done now; try the command, which will say why.
batch-row-changed = The account or the allocation has changed since the preview: nothing was done. Drop the file again.
batch-row-broken = Something broke on our side; nothing was done of this row. Reference: { $reference }
batch-line-said = Row { $line }: { $why }

## The batch that runs

batch-is-asked = Say first what is to be done of it.
batch-is-running = { $done } of { $ready } done
batch-is-paused = Paused: { $done } of { $ready } done
batch-is-stopped = Stopped: { $done } of { $ready } done or cancelled
batch-is-done =
    { $ready ->
        [one] Done: one row
       *[other] Done: { $ready } rows
    }
batch-is-dropped = Cancelled; nothing was done.
batch-state-asked = To be chosen
batch-state-ready = Preview
batch-state-running = Running
batch-state-paused = Paused
batch-state-stopped = Stopped
batch-state-done = Done
batch-state-dropped = Cancelled
batch-standing-waiting = To come
batch-standing-queued = Under way
batch-standing-done = Done
batch-standing-failed = Failed
batch-standing-void = Not run
batch-standing-cancelled = Cancelled
batch-time-left =
    { $minutes ->
        [one] About one minute left.
       *[other] About { $minutes } minutes left.
    }
batch-days-left = Zoom creates { $most } accounts a day and no more: it will take about { $days } days. The rest resumes by itself each day.
batch-waiting-zoom = Zoom does not answer. The batch resumes by itself, { WHEN($at, $now) } at the earliest; what is reserved stays so.
batch-follows = One message follows the batch and is brought up to date by itself; you may do something else.
batch-followed = One message follows the batch and is brought up to date by itself; there it is paused or stopped. You may do something else.
batch-paused-next = What had begun comes to its end; the rest waits for "Resume".
batch-stopped-next = What had begun comes to its end.
batch-failed-more = The report tells the rest.
