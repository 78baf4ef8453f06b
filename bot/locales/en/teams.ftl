### What Teams' interface says of its own. fr/ is the reference; this is its twin.

teams-lang = en
teams-title = Zoom licences
teams-update = Update Teams to see this card.
teams-cut = The rest does not fit in one Teams message. Narrow your request to see less at a time.
teams-sort = Sort by…
teams-open = Open
teams-action = Do
teams-choose = Choose…
teams-search = Type a few letters…
teams-required = This field is required.
teams-errors = Some fields need correcting.
teams-simulate = Simulate
teams-simulate-told = Show what would happen, without doing anything

### What Teams says instead of an answer, or beside it.

teams-dialog = Enlarge
teams-unconfirmed = Teams could not confirm who you are. Try again in a minute.
teams-broken = The request could not be processed. Try again; if the problem persists, write to your telehealth coordination centre.
teams-answered-privately = I answered privately, in our personal chat.
teams-install-me = I cannot answer here without showing personal information. Add me to your apps, then write to me privately.
teams-hello = Hello! Mention me followed by a command, for example “help”. I answer privately to whoever asks: nothing personal appears here.
teams-file-unread = Teams did not hand over the file. Drop it again; if the problem persists, write to your telehealth coordination centre.
teams-file-unsent = The file could not be made or sent. Ask for it again in a minute.
teams-file-declined = All right, the file is not sent. Ask for it again whenever you like.
teams-file-personal = In a channel, Teams does not give me files. Drop the spreadsheet in our personal chat.
teams-file-link = This link gives the file for 15 minutes. Do not share it: whoever opens it has the file.
teams-choose-message = Make a request
teams-choose-message-told = Ask your telehealth coordination centre, starting from this message
