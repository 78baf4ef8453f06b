### Ce que dit l'interface de Teams elle-même.

teams-lang = fr
teams-title = Licences Zoom
teams-update = Mettez Teams à jour pour voir cette carte.
teams-cut = La suite ne tient pas dans un seul message Teams. Précisez votre demande pour en voir moins à la fois.
teams-sort = Trier par…
teams-open = Ouvrir
teams-action = Action
teams-choose = Choisir…
teams-search = Tapez quelques lettres…
teams-required = Ce champ est obligatoire.
teams-errors = Certains champs sont à corriger.
teams-simulate = Simuler
teams-simulate-told = Montrer ce qui se passerait, sans rien faire

### Ce que Teams dit au lieu d'une réponse, ou à côté.

teams-dialog = Agrandir
teams-unconfirmed = Teams n’a pas pu confirmer qui vous êtes. Réessayez dans une minute.
teams-broken = La demande n’a pas pu être traitée. Réessayez; si le problème persiste, écrivez à votre centre de coordination en télésanté.
teams-answered-privately = J’ai répondu en privé, dans notre conversation personnelle.
teams-install-me = Je ne peux pas répondre ici sans montrer des renseignements personnels. Ajoutez-moi à vos applications, puis écrivez-moi en privé.
teams-hello = Bonjour! Mentionnez-moi suivi d’une commande, par exemple « aide ». Je réponds en privé à qui demande : rien de personnel ne paraît ici.
teams-file-unread = Teams n’a pas donné le fichier. Déposez-le de nouveau; si le problème persiste, écrivez à votre centre de coordination en télésanté.
teams-file-unsent = Le fichier n’a pas pu être préparé ou envoyé. Demandez-le de nouveau dans une minute.
teams-file-declined = D’accord, le fichier n’est pas envoyé. Demandez-le de nouveau quand vous voudrez.
teams-file-personal = Dans un canal, Teams ne me donne pas les fichiers. Déposez le tableau dans notre conversation personnelle.
teams-file-link = Ce lien donne le fichier pendant 15 minutes. Ne le partagez pas : qui l’ouvre a le fichier.
teams-choose-message = Créer une demande
teams-choose-message-told = Demander à votre centre de coordination en télésanté à partir de ce message
