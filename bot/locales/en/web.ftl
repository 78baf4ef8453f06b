### The local chat of the demonstration (bot/web).

web-title = IRIS – Zoom licences
web-demo = Demonstration: people and accounts are invented.
web-language = English
web-languages = Language
web-skip = Go to the command field
web-people = Be somebody else
web-you-are = You are
web-you = You
web-conversation = Chat
web-home = Home
web-welcome = Hello!
web-welcome-text = Type a command as in Slack. Here are commands to try.
web-examples = Examples of commands
web-composer = Your command
web-composer-hint = Enter sends. Up arrow: commands sent before.
web-placeholder = help
web-suggestions = Commands
web-send = Send
web-file = Attach a spreadsheet
web-file-hint = CSV or XLSX, at most 10 MB; or drop it on the page.
web-file-drop = Drop the spreadsheet here
web-file-over = This file is no longer offered, or you may not have it any more. Ask for it again.
web-row-actions = Open
web-required = (required)
web-choose = Choose…
web-none = None
web-search = Type to search
web-simulate = Simulate
web-cancel = Close without sending
web-close = Close
web-retry = Try again

web-tone-info = Information:
web-tone-success = Done:
web-tone-warning = Warning:
web-tone-danger = Refused or dangerous:

web-working = Working…
web-failed = The server did not answer. Nothing is lost: try again, the same request will not be carried out twice.
web-offline = The connection is down. It will come back by itself.
web-online = The connection is back.
web-errors-above = Some fields need correcting.
web-no-options = No results
web-options-found = # results

web-person-admin = Administrator (MSSS)
web-person-cct = Agent of the CHUM’s CCT
web-person-manager-03 = Manager of 03, Capitale-Nationale
web-person-manager-16-2 = Manager of 16-2, Montérégie-Est
web-person-reader = Reader of 03
web-person-stranger = From another workspace
web-person-holder = No rights, at CHUM

### The demonstration's support channels.

web-places = Your conversations
web-direct = Alone with IRIS
web-channel-chum = Support – CCT CHUM
web-channel-chuq = Support – CCT CHU de Québec-UL
web-channel-cusm = Support – CCT CUSM
web-channel-estrie = Support – CCT Estrie-CHUS
web-channel-welcome = Support channel
web-channel-text = Requests come here, each with its thread. Write “@iris” and your request to make one; a command that begins with “/” is answered for you alone. Everything else is read by the whole channel, and the bot leaves it alone.
web-channel-composer = Your message
web-channel-hint = Enter sends. “@iris” speaks to the bot; “/” begins a command, which you alone see.
web-thread = Thread (#)
web-reply = Reply in the thread
web-alone = Only you can see this
