### Le clavardage local de la démonstration (bot/web).

web-title = IRIS – Licences Zoom
web-demo = Démonstration : les personnes et les comptes sont inventés.
web-language = Français
web-languages = Langue
web-skip = Aller à la zone de saisie
web-people = Changer de personne
web-you-are = Vous êtes
web-you = Vous
web-conversation = Conversation
web-home = Accueil
web-welcome = Bonjour!
web-welcome-text = Écrivez une commande comme dans Slack. Voici des commandes à essayer.
web-examples = Exemples de commandes
web-composer = Votre commande
web-composer-hint = Entrée envoie. Flèche vers le haut : commandes déjà envoyées.
web-placeholder = aide
web-suggestions = Commandes
web-send = Envoyer
web-file = Joindre un tableau
web-file-hint = CSV ou XLSX, 10 Mo au plus; ou déposez-le sur la page.
web-file-drop = Déposez le tableau ici
web-file-over = Ce fichier n’est plus offert, ou vous ne pouvez plus l’avoir. Demandez-le de nouveau.
web-row-actions = Ouvrir
web-required = (obligatoire)
web-choose = Choisir…
web-none = Aucun choix
web-search = Tapez pour chercher
web-simulate = Simuler
web-cancel = Fermer sans envoyer
web-close = Fermer
web-retry = Réessayer

web-tone-info = Information :
web-tone-success = Réussi :
web-tone-warning = Attention :
web-tone-danger = Refus ou danger :

web-working = En cours…
web-failed = Le serveur n’a pas répondu. Rien n’est perdu : réessayez, la même demande ne sera pas faite deux fois.
web-offline = La liaison est coupée. Elle se rétablira d’elle-même.
web-online = La liaison est rétablie.
web-errors-above = Certains champs sont à corriger.
web-no-options = Aucun résultat
web-options-found = # résultats

web-person-admin = Administration (MSSS)
web-person-cct = Agent du CCT du CHUM
web-person-manager-03 = Gestionnaire du 03, Capitale-Nationale
web-person-manager-16-2 = Gestionnaire du 16-2, Montérégie-Est
web-person-reader = Lecture du 03
web-person-stranger = D’un autre espace de travail
web-person-holder = Sans droit, au CHUM

### Les canaux de soutien de la démonstration.

web-places = Conversations
web-direct = En privé avec IRIS
web-channel-chum = Soutien – CCT du CHUM
web-channel-chuq = Soutien – CCT du CHU de Québec-UL
web-channel-cusm = Soutien – CCT du CUSM
web-channel-estrie = Soutien – CCT de l’Estrie-CHUS
web-channel-welcome = Canal de soutien
web-channel-text = Les demandes arrivent ici, chacune avec son fil. Écrivez « @iris » et votre demande pour en faire une; la réponse à une commande qui commence par « / » n’est vue que de vous. Le reste est lu par tout le canal, sans que le robot s’en mêle.
web-channel-composer = Votre message
web-channel-hint = Entrée envoie. « @iris » parle au robot; « / » commence une commande, dont la réponse n’est vue que de vous.
web-thread = Fil (#)
web-reply = Répondre dans le fil
web-alone = Pour vous uniquement
