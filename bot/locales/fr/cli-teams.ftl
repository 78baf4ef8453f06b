### Le paquet de l’application Teams : ce que dit la ligne de commande, et ce que Teams montre de l’application.

cli-teams = Le paquet de l’application Microsoft Teams.
cli-teams-package = Écrire le paquet à téléverser dans Teams, pour IRIS_TEAMS_APP_ID et IRIS_PUBLIC_URL.
cli-teams-check = Vérifier un paquet sans réseau : schéma de Microsoft, icônes, langues, commandes, identifiants.
cli-option-out = Où écrire le paquet
cli-teams-written = { $file } est écrit et vérifié. Téléversez-le dans le centre d’administration de Teams.
cli-teams-good = Le paquet est bon.
cli-teams-not-compared = { $setting } n’est pas donné : le paquet n’a pas été comparé à ce réglage.
cli-missing-teams-app-id = IRIS_TEAMS_APP_ID manque : donnez l’identifiant (GUID) de l’inscription d’application.
cli-missing-public-url = IRIS_PUBLIC_URL manque : donnez l’adresse publique du service, en https://.

cli-option-playground = Ouvrir aussi le client Teams local de Microsoft (Agents Playground, pris de npm)
cli-option-person = Qui vous êtes dans ce client, par exemple lecteur
cli-demo-teams = Dans Teams (Agents Playground), vous êtes { $name } :
cli-demo-bad-person = Cette personne n’existe pas. Choisissez parmi : { $keys }.
cli-playground-fetching = Agents Playground…
cli-playground-no-npm = Il faut Node.js et npm pour le client Teams local. « iris demo » sans --playground s’en passe.
cli-playground-not-fetched = npm n’a pas pu installer le client Teams local. Vérifiez son registre, puis recommencez.
cli-playground-not-started = Le client Teams local n’a pas démarré. Voyez build/playground/playground.log.

teams-app-name = IRIS – Licences Zoom
teams-app-summary = Gérer les licences Zoom de vos établissements, depuis le clavardage.
teams-app-description = IRIS gère, dans Teams, les licences Zoom du réseau québécois de la santé et des services sociaux : lister, chercher et ouvrir les comptes de vos établissements; créer, modifier, désactiver, réactiver et supprimer un compte; suivre les invitations en attente et les licences libres. Écrivez « aide » au robot pour commencer, ou mentionnez-le dans un canal : ce qui contient un renseignement personnel ne vous est montré qu’à vous. Rien d’irréversible n’est fait sans votre confirmation.

teams-fault-not-a-zip = Ce fichier n’est pas un zip lisible. Faites-en un avec « iris teams package ».
teams-fault-too-large = Ce zip est bien trop gros pour un paquet Teams. Faites-en un avec « iris teams package ».
teams-fault-in-a-folder = { $file } est dans un dossier du zip. Mettez les fichiers à la racine du zip, sans dossier autour.
teams-fault-missing-file = Le fichier { $file } manque dans le zip.
teams-fault-not-json = { $file } n’est pas un objet JSON lisible.
teams-fault-schema-version = Le manifeste suit le schéma « { $found } »; cette version vérifie le schéma { $wanted }.
teams-fault-missing-field = { $file } : le champ { $name } manque ({ $place }).
teams-fault-unknown-field = { $file } : Teams ne connaît pas le champ { $name } ({ $place }). Retirez-le.
teams-fault-too-long = { $file } : { $place } a { $found } caractères et n’en prend que { $most }.
teams-fault-too-many = { $file } : { $place } a { $found } éléments et n’en prend que { $most }.
teams-fault-not-a-choice = { $file } : { $place } doit être l’un de : { $choices }.
teams-fault-not-accepted = { $file } : la valeur de { $place } n’a pas la forme que veut Teams.
teams-fault-not-a-png = L’icône { $file } n’est pas une image PNG lisible.
teams-fault-icon-size = L’icône { $file } a { $width } × { $height } pixels; il en faut { $wanted } × { $wanted }.
teams-fault-icon-outline = L’icône { $file } doit être blanche sur un fond transparent, sans autre couleur.
teams-fault-no-language = La langue « { $language } » manque dans localizationInfo.
teams-fault-not-translated = { $file } ne traduit pas { $place }.
teams-fault-translates-nothing = { $file } traduit { $place }, que le manifeste n’a pas.
teams-fault-unknown-command = { $file } : le robot ne comprend pas la commande « { $name } » ({ $place }).
teams-fault-no-bot = Le manifeste ne déclare aucun robot.
teams-fault-no-scope = Le robot doit pouvoir servir dans la portée « { $scope } ».
teams-fault-other-bot = { $place } est { $found }, et IRIS_TEAMS_APP_ID est { $wanted }. Ce paquet est celui d’un autre robot.
teams-fault-not-https = { $place } doit commencer par https://. Corrigez IRIS_PUBLIC_URL et refaites le paquet.
teams-fault-other-address = { $host }, l’adresse d’IRIS_PUBLIC_URL, n’est pas dans validDomains. Refaites le paquet.
