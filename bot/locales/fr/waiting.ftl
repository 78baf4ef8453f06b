### La liste d’attente et ses offres (R53).

## La commande

command-liste-attente-button = Liste d’attente
command-liste-attente-summary = Liste d’attente : qui attend une licence, à quel rang, et y prendre une place
command-liste-attente-help = Sans rien, les listes d’attente de vos établissements. Avec un compte et une raison, une place pour lui quand il n’y a plus de licence. Une licence qui se libère est offerte à la première personne en file, qui a 4 heures ouvrables pour l’accepter. La priorité se fixe par le CCT.
command-liste-attente-example-1 = { $command } liste-attente
command-liste-attente-example-2 = { $command } liste-attente etab=03
command-liste-attente-example-3 = { $command } liste-attente anne.bouchard.ciussscn@ssss.gouv.qc.ca raison="remplace une collègue en congé"

argument-priorite = Priorité
choice-normale = Normale
choice-elevee = Élevée
choice-urgente = Urgente

## Prendre une place

button-wait = Rejoindre la liste d’attente
button-do-now = Le faire maintenant
form-wait-title = Liste d’attente
form-wait-submit = Prendre une place
form-wait-intro = Il n’y a plus de licence libre pour { $email }. Dès qu’une licence vous sera offerte, vous recevrez un message; l’accepter fera ce que vous avez demandé.
form-hint-wait = Pourquoi cette licence est nécessaire. Aucun renseignement sur un patient.
form-rank-title = Priorité
form-rank-submit = Fixer la priorité
problem-priority-cct = La priorité dans la liste d’attente se fixe par le CCT. Écrivez-lui si la demande est pressante.
wait-room = Une licence est libre : rien ne sert d’attendre. Faites-le maintenant.
wait-pending = L’invitation de { $email } n’est pas encore acceptée : sa licence est déjà réservée, ou le type se changera à l’activation. Rien à attendre.
wait-seated = Le compte { $email } a déjà ce qu’une licence lui donnerait. Rien à attendre.

## Une place

place-of = Place de { $email }
place-joined = { $email } est dans la liste d’attente.
place-waits = Rang { $rank } sur { $total } dans la liste d’attente de { $where }.
place-rests = Rang { $rank } sur { $total } dans la liste d’attente de { $where }. Après un tour passé, la prochaine offre ne viendra pas avant { WHEN($at, $now) }.
place-offered = Une licence est offerte à cette place de { $where }, rang { $rank } sur { $total }. L’offre tient jusqu’à { WHEN($at, $now) }.
place-taken = L’offre de { $where } est acceptée; l’opération est en cours.
place-served = Cette place de { $where } a servi.
place-left = Cette place de { $where } a été quittée.
place-missed = Cette place de { $where } a pris fin : deux offres de suite sont restées sans réponse. Vous pouvez en reprendre une.
place-void = Cette place de { $where } n’a plus d’objet : le compte n’attend plus de licence.
place-how = Une licence libérée est offerte selon la priorité, puis l’ordre d’arrivée. L’offre tient 4 heures ouvrables.
button-see-place = Voir la place
button-leave-line = Quitter la liste
leave-line-of = Quitter la liste d’attente pour { $email }
button-set-priority = Fixer la priorité
set-priority-of = Fixer la priorité de { $email }
place-left-noted = { $email } n’est plus dans la liste d’attente.
place-void-noted = { $email } n’attend plus de licence : la place est fermée et la licence passe à la suivante.
refused-place-unknown = Cette place n’existe pas ou n’est plus dans la liste d’attente. Affichez la liste pour voir où elle en est.
refused-place-taken = L’offre pour { $email } est déjà acceptée : l’opération est en cours. Son résultat vous sera dit.

## La liste

waiting-heading = Liste d’attente
waiting-title =
    { $count ->
        [0] Personne dans la liste d’attente
        [one] { $count } personne dans la liste d’attente
       *[other] { $count } personnes dans la liste d’attente
    }
waiting-nobody = Personne n’attend de licence dans vos établissements.
waiting-nobody-next = Là où il n’y a plus de licence, la liste d’attente est proposée au moment de créer, de modifier ou de réactiver un compte.
waiting-left-out = Et { $count } de plus. Précisez l’établissement avec etab=.
waiting-column-place = Établissement
waiting-column-position = Rang
waiting-column-who = Courriel
waiting-column-what = Ce qui attend
waiting-column-priority = Priorité
waiting-column-since = Depuis
waiting-column-standing = État
waiting-asker = Demandé par
waiting-day = { DAY($at, $now) }
waiting-moment = { WHEN($at, $now) }
waiting-what-creer = Création du compte
waiting-what-modifier = Passage à Licencié ou options
waiting-what-reactiver = Réactivation avec licence
waiting-what-renvoyer = Nouvelle invitation
waiting-what-rattacher = Rattachement
standing-waiting = En attente
standing-offered = Offre jusqu’à { WHEN($at, $now) }
standing-taken = Offre acceptée
standing-served = Servie
standing-left = Quittée
standing-missed = Sans réponse
standing-void = Sans objet

## Une offre

offer-title = Une licence vous est offerte
offer-open = Une licence est libre à { $where } : c’est le tour de { $email } ({ $what }).
offer-until = L’offre tient jusqu’à { WHEN($at, $now) }. Ensuite, elle passe à la personne suivante.
offer-how = Accepter fait tout de suite ce que vous aviez demandé. Passer offre la licence à la personne suivante; vous gardez une place, plus loin.
button-accept-offer = Accepter
accept-offer-of = Accepter la licence pour { $email }
button-pass-offer = Passer
pass-offer-of = Passer le tour de { $email }
offer-past-accepted = L’offre pour { $email } est acceptée.
offer-past-accepted-by = L’offre pour { $email } a été acceptée { WHEN($at, $now) } par { $by }.
offer-past-passed = Le tour de { $email } est passé.
offer-past-passed-by = Le tour de { $email } a été passé { WHEN($at, $now) } par { $by }.
offer-past-expired = L’offre pour { $email } a expiré sans réponse : la licence est offerte à la personne suivante.
offer-past-withdrawn = L’offre pour { $email } est retirée : la licence n’est plus libre, ou la place n’attend plus rien.
offer-past-withdrawn-by = L’offre pour { $email } a pris fin { WHEN($at, $now) } : la place n’attend plus de licence.
offer-still-in-line = La place reste dans la liste d’attente, au rang { $rank }.
offer-no-longer-in-line = La place n’est plus dans la liste d’attente.
offer-passed = Le tour de { $email } est passé. La place reste dans la liste, plus loin; une autre offre viendra au plus tôt le prochain jour ouvrable.
offer-was-expired = Trop tard : l’offre pour { $email } a expiré. Rien n’a été fait; la place reste dans la liste d’attente, plus loin.
offer-was-withdrawn = L’offre pour { $email } a été retirée : la licence n’est plus libre. Rien n’a été fait; la place garde son rang.
offer-not-possible = Ce qui était demandé pour { $email } n’est plus possible tel quel. Rien n’a été fait. Quittez la liste et refaites la demande, ou passez votre tour.
