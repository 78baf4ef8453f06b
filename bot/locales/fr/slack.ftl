### Ce que dit l'interface de Slack elle-même.

slack-title = Licences Zoom
slack-close = Fermer
slack-cut = La suite ne tient pas dans un seul message Slack. Précisez votre demande pour en voir moins à la fois.
slack-sort = Trier par…
slack-open = Ouvrir…
slack-choose = Choisir…
slack-search = Tapez quelques lettres…
slack-simulation = Simulation
slack-simulate = Montrer ce qui se passerait, sans rien faire
slack-stranger = Ce service est réservé aux membres de cet espace de travail. Écrivez à votre centre de coordination en télésanté.
slack-unconfirmed = Slack n’a pas pu confirmer qui vous êtes. Réessayez dans une minute.
slack-too-late = Slack n’a pas ouvert le formulaire à temps.
slack-form = Il manque quelques renseignements : ils se donnent dans un formulaire.
slack-reopen = Ouvrir le formulaire
slack-file-unread = Slack n’a pas donné le fichier. Réessayez dans une minute; si le problème persiste, écrivez à votre centre de coordination en télésanté.
slack-file-elsewhere = Ce fichier est gardé hors de Slack. Téléchargez-le, puis déposez-le ici.
slack-file-unsent = Le fichier n’a pas pu être préparé ou envoyé. Demandez-le de nouveau dans une minute.
slack-broken = La demande n’a pas pu être traitée. Réessayez; si le problème persiste, écrivez à votre centre de coordination en télésanté.

cli-manifest = Écrire le manifeste de l’application Slack pour l’adresse et la commande des réglages.
