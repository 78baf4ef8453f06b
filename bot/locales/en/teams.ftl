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
