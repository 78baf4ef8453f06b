### What Slack's interface says of its own. fr/ is the reference; this is its twin.

slack-title = Zoom licences
slack-close = Close
slack-cut = The rest does not fit in one Slack message. Narrow your request to see less at a time.
slack-sort = Sort by…
slack-open = Open…
slack-choose = Choose…
slack-search = Type a few letters…
slack-simulation = Dry run
slack-simulate = Show what would happen, without doing anything
slack-stranger = This service is for members of this workspace only. Write to your telehealth coordination centre.
slack-unconfirmed = Slack could not confirm who you are. Try again in a minute.
slack-too-late = Slack did not open the form in time.
slack-form = A few details are missing: give them in a form.
slack-reopen = Open the form
slack-file-unread = Slack did not hand over the file. Try again in a minute; if the problem persists, write to your telehealth coordination centre.
slack-file-elsewhere = This file is kept outside Slack. Download it, then drop it here.
slack-file-unsent = The file could not be made or sent. Ask for it again in a minute.
slack-broken = The request could not be handled. Try again; if the problem persists, write to your telehealth coordination centre.

cli-manifest = Write the Slack app’s manifest for the address and command of the settings.
