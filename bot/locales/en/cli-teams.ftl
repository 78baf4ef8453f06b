### The Teams app package: what the command line says, and what Teams shows of the app.

cli-teams = The Microsoft Teams app package.
cli-teams-package = Write the package to upload to Teams, for IRIS_TEAMS_APP_ID and IRIS_PUBLIC_URL.
cli-teams-check = Check a package offline: Microsoft's schema, icons, languages, commands, ids.
cli-option-out = Where to write the package
cli-teams-written = { $file } is written and checked. Upload it in the Teams admin centre.
cli-teams-good = The package is good.
cli-teams-not-compared = { $setting } is not given: the package was not compared with this setting.
cli-missing-teams-app-id = IRIS_TEAMS_APP_ID is missing: give the app registration's id (a GUID).
cli-missing-public-url = IRIS_PUBLIC_URL is missing: give the service's public address, in https://.

cli-option-playground = Also open Microsoft's local Teams client (Agents Playground, taken from npm)
cli-option-person = Who you are in that client, for instance lecteur
cli-demo-teams = In Teams (Agents Playground) you are { $name }:
cli-demo-bad-person = There is no such person. Choose among: { $keys }.
cli-playground-fetching = The Agents Playground…
cli-playground-no-npm = The local Teams client needs Node.js and npm. “iris demo” without --playground does without.
cli-playground-not-fetched = npm could not install the local Teams client. Check its registry, then try again.
cli-playground-not-started = The local Teams client did not start. See build/playground/playground.log.

teams-app-name = IRIS – Zoom licences
teams-app-summary = Manage the Zoom licences of your establishments, from chat.
teams-app-description = IRIS manages, in Teams, the Zoom licences of Quebec's health and social services network: list, find and open the accounts of your establishments; create, modify, deactivate, reactivate and delete an account; follow pending invitations and free seats. Write “help” to the bot to begin, or mention it in a channel: what holds personal data is shown to you alone. Nothing irreversible is done without your confirmation.

teams-fault-not-a-zip = This file is no readable zip. Make one with “iris teams package”.
teams-fault-too-large = This zip is far too large for a Teams package. Make one with “iris teams package”.
teams-fault-in-a-folder = { $file } is in a folder of the zip. Put the files at the root of the zip, with no folder around them.
teams-fault-missing-file = The file { $file } is missing in the zip.
teams-fault-not-json = { $file } is no readable JSON object.
teams-fault-schema-version = The manifest follows schema “{ $found }”; this version checks schema { $wanted }.
teams-fault-missing-field = { $file }: the field { $name } is missing ({ $place }).
teams-fault-unknown-field = { $file }: Teams does not know the field { $name } ({ $place }). Remove it.
teams-fault-too-long = { $file }: { $place } has { $found } characters and takes { $most } at most.
teams-fault-too-many = { $file }: { $place } has { $found } items and takes { $most } at most.
teams-fault-not-a-choice = { $file }: { $place } must be one of: { $choices }.
teams-fault-not-accepted = { $file }: the value of { $place } has not the form that Teams wants.
teams-fault-not-a-png = The icon { $file } is no readable PNG image.
teams-fault-icon-size = The icon { $file } is { $width } × { $height } pixels; it must be { $wanted } × { $wanted }.
teams-fault-icon-outline = The icon { $file } must be white on a transparent ground, with no other colour.
teams-fault-no-language = The language “{ $language }” is missing in localizationInfo.
teams-fault-not-translated = { $file } does not translate { $place }.
teams-fault-translates-nothing = { $file } translates { $place }, which the manifest does not have.
teams-fault-unknown-command = { $file }: the bot does not understand the command “{ $name }” ({ $place }).
teams-fault-no-bot = The manifest declares no bot.
teams-fault-no-scope = The bot must be able to serve in the scope “{ $scope }”.
teams-fault-other-bot = { $place } is { $found }, and IRIS_TEAMS_APP_ID is { $wanted }. This package is another bot's.
teams-fault-not-https = { $place } must begin with https://. Correct IRIS_PUBLIC_URL and make the package again.
teams-fault-other-address = { $host }, the address in IRIS_PUBLIC_URL, is not in validDomains. Make the package again.
