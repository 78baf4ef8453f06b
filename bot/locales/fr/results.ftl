### Les réponses aux commandes qui lisent, et celles que toutes partagent.

## Boutons

button-help = Aide
button-support = Soutien
button-previous = Page précédente
button-next = Page suivante
button-refresh = Rafraîchir
button-filter = Filtrer
form-filter-title = Filtrer la liste
form-filter-submit = Afficher
filter-any = Peu importe
button-older = Plus anciens
button-whole-list = Toute la liste
button-follow = Suivre
button-cancel-operation = Annuler l’opération
button-my-operations = Mes opérations
button-modify-later = Modifier à l’activation
card-of = Fiche de { $email }
cancel-operation-of = Annuler l’opération sur { $email }

## Droits

policy-stranger = Je ne vous reconnais pas ici. Écrivez depuis votre compte professionnel, dans l’espace de travail de votre organisation; si vous l’avez déjà fait, écrivez par courriel à votre centre de coordination en télésanté.
policy-no-role = Vous n’avez pas encore d’accès à cette commande. Demandez-le à votre centre de coordination en télésanté.
policy-not-this-command = Votre rôle ne permet pas cette commande. L’aide montre ce que vous pouvez faire.
policy-out-of-scope = Ce compte n’est pas de ceux que vous pouvez changer. Écrivez à votre centre de coordination en télésanté.
policy-attach-first = Ce compte n’est associé à aucun établissement. Rattachez-le d’abord au vôtre; toutes les actions vous seront alors ouvertes.

## Ce que toutes partagent

not-found = Aucun compte « { $typed } » dans vos établissements.
not-found-next = Vérifiez l’adresse, ou cherchez par nom. Si le compte devrait être à vous, écrivez à votre centre de coordination.
did-you-mean = Vouliez-vous dire :
did-you-mean-these = Vouliez-vous dire : { $options }?
nothing-changed = Rien n’a été changé.
invalid = 
    { $count ->
        [one] Une valeur est à corriger.
       *[other] { $count } valeurs sont à corriger.
    }
already-done = Déjà traité.
already-done-by = Déjà traité par { $by }, { WHEN($at, $now) }.
courtesy-hello = Bonjour! Que puis-je faire pour vous?
courtesy-hello-next = L’aide montre ce que vous pouvez demander ici.
courtesy-thanks = Avec plaisir!
courtesy-thanks-next = S’il vous faut autre chose, l’aide montre ce que vous pouvez demander.
unknown-command = Je ne connais pas de commande « { $typed } ».
unknown-argument = La commande « { $asked } » ne comprend pas « { $typed } ».
argument-twice = La commande « { $asked } » a reçu deux valeurs pour « { $typed } ». N’en gardez qu’une.
argument-wants-value = Écrivez la valeur avec le signe égal, sans espace : { $name }=valeur
argument-wants-yes = Écrivez oui ou non avec le signe égal, sans espace : { $name }=oui
quote-words = Mettez entre guillemets une valeur de plusieurs mots. Par exemple :
typed-again = { $command } { $rest }
button-search-for = Chercher « { $text } »
arguments-taken = Elle prend : { $names }.
takes-nothing = Elle s’écrit seule, sans rien de plus :
stale-button = Ce bouton n’est plus valable. Refaites la commande pour en avoir un nouveau.
text-too-long = Ce texte est trop long pour être une commande. Gardez l’essentiel.
broken = Quelque chose n’a pas fonctionné de notre côté. Rien n’est perdu : réessayez; si cela revient, donnez la référence { $reference } au soutien.
broken-busy = Beaucoup de demandes arrivent en ce moment. Réessayez dans quelques secondes (référence { $reference }).
simulated = Simulation : voici ce qui arriverait.
simulated-seats = { $pool } – { $place } : { $before } → { $after } prises sur { $allocated }
simulated-seats-unfixed = { $pool } – { $place } : { $before } → { $after } prises (allocation non fixée)
simulated-nothing-done = Simulation seulement : rien n’a été fait.
outside-scope = Hors de vos établissements, et donc non montré : { $places }.

## Fraîcheur (R12)

freshness-line = À jour { SINCE($at, $now) }
freshness-stale = Ces données datent de la lecture de Zoom faite { SINCE($at, $now) }. Zoom n’a pas répondu depuis, ou la lecture tarde.
freshness-none-yet = Zoom n’a pas encore été lu en entier. La liste peut être incomplète.
freshness-alarm-partial = La dernière lecture de Zoom est restée incomplète. Rien n’a été retiré de la liste.
freshness-alarm-shrinking = La dernière lecture de Zoom montrait beaucoup moins de comptes. Rien n’a été retiré; l’administration est prévenue.
freshness-refreshing = Une nouvelle lecture de Zoom est demandée.

## Aide

help-title = Aide d’IRIS
help-intro = Écrivez une commande ou pressez un bouton. Les accents et les majuscules ne comptent pas.
help-need-see = Voir les comptes
help-need-change = Créer et modifier
help-need-remove = Retirer et inviter de nouveau
help-need-follow = Suivre
help-need-myself = Pour vous
help-more = Pour en savoir plus sur une commande : { $command } aide { $topic }
help-examples = 
    { $count ->
        [one] Exemple
       *[other] Exemples
    }
help-simulate = Ajoutez --simuler pour voir ce qui arriverait, sans rien faire.
help-also-called = S’écrit aussi : { $names }
help-not-yours = Votre rôle ne permet pas cette commande.
help-argument = { $what } ({ $typed })
help-argument-many = { $what } ({ $typed }; plusieurs séparés par des virgules)
help-kind-email = adresse courriel
help-kind-account = adresse courriel du compte
help-kind-establishment = code ou nom, par exemple 03
help-kind-installation = nom, ville ou code
help-kind-flag = sans valeur
help-kind-duration = 60j, 8 semaines, 2 mois
help-kind-number = nombre
help-kind-token = référence donnée par un message

## Listes

list-title-liste = Liste des comptes
list-title-chercher = Résultats de la recherche
list-title-attente = Utilisateurs en attente
list-total = 
    { $count ->
        [one] { $count } compte
       *[other] { $count } comptes
    }
list-total-capped = Plus de 1 000 comptes
list-part = Comptes trouvés
list-capped = Plus de 1 000 comptes répondent. Précisez : ajoutez un mot, un établissement ou un statut.
list-none = Aucun compte trouvé.
list-none-narrowed = Retirez un filtre, essayez une partie du nom ou du courriel, ou voyez toute la liste.
list-none-at-all = Vos établissements n’ont encore aucun compte. Créez-en un, ou demandez une nouvelle lecture de Zoom.
list-none-waiting = Personne n’est en attente : tous les comptes invités ont été activés.
filters = Filtres : { $said }
filter-said = { $name } = { $value }
filter-text = « { $text } »

## Fiche

card-title = Fiche de { $name } ({ $email })
card-pending = En attente d’activation, J{ $day }/{ $of }. L’invitation vaut jusqu’au { DATE($until) }.
card-pending-over = En attente depuis { $day } jours sur { $of } : l’invitation valait jusqu’au { DATE($until) }. Renvoyez-la, ou annulez-la pour libérer la licence.
card-pending-unknown = En attente d’activation. La date de l’invitation est inconnue : elle est partie avant la première lecture.
card-expired = L’invitation a expiré et la licence est libérée. Renvoyez l’invitation si la personne en a encore besoin.
card-off-network = Hors réseau : cette adresse n’est pas du réseau de la santé.
card-attach-first = Ce compte n’est associé à aucun établissement. Rattachez-le au vôtre pour agir.
card-deferred = Seront appliqués à l’activation : { $fields }.
no-own-account = Aucun compte Zoom ne porte votre adresse. Pour en obtenir un, écrivez à votre centre de coordination en télésanté.
history-title = Dernières actions
history-empty = Aucune action au journal pour ce compte.

## Licences

seats-title = Licences par établissement
seats-frozen = Allocations figées au { DATE($on) }.
seats-place = Établissement
seats-pool = Sorte
seats-allocated = Allouées
seats-used = Utilisées
seats-reserved = Réservées
seats-free = Libres
seats-deficit = Déficit
seats-not-fixed = non fixée
seats-deficit-blocks = Un déficit bloque les nouvelles licences de l’établissement. Désactivez ou supprimez des comptes pour le combler.
seats-none = Aucune licence n’est allouée ni utilisée ici.
seats-none-next = Vérifiez l’établissement demandé, ou écrivez à votre centre de coordination en télésanté.

## Journal

journal-title = Journal des actions
journal-when = Quand
journal-who = Qui
journal-what = Action
journal-account = Compte
journal-place = Établissement
journal-outcome = Résultat
journal-changes = Changements
journal-reason = Motif
journal-origin = Origine
change = { $before } → { $after }
change-said = { $name } : { $value }
changes-more = et { $count ->
        [one] { $count } autre champ
       *[other] { $count } autres champs
    }
origin-web = Page Web
origin-cli = Ligne de commande
origin-worker = Service
origin-other = Autre
field-role = Rôle
field-pool = Sièges de
field-seats = Nombre
field-transfer = Rencontres transférées à
journal-empty = Rien au journal pour cette recherche.
journal-empty-next = Élargissez : moins de filtres, ou plus de jours.
audit-drift-added = Apparu chez Zoom
audit-drift-changed = Changé chez Zoom
audit-activated = Activé par la personne
audit-invitation-expired = Invitation expirée
audit-drift-removed = Retiré chez Zoom
audit-allocate = Licences allouées
audit-takeover = Repris d’un fichier
audit-offered = Licence offerte à la liste d’attente
audit-offer-expired = Offre expirée
audit-offer-withdrawn = Offre retirée
audit-access-grant = Accès donné
audit-access-revoke = Accès retiré
audit-other = Autre action
outcome-ok = Fait
outcome-done = Fait
outcome-planned = Accepté
outcome-asked = Question posée
outcome-invalid = À corriger
outcome-refused = Refusé
outcome-not-found = Introuvable
outcome-already-done = Déjà traité
outcome-expired = Délai passé
outcome-understood-not = Non compris
outcome-simulated = Simulé
outcome-failed = Échec
outcome-cancelled = Annulé

## Accès

access-title = Vos accès
access-own = Vos rôles
access-others = Rôles dans votre territoire
access-others-none = Aucun rôle ne répond à cette recherche dans votre territoire.
access-none = Vous n’avez aucun rôle pour l’instant.
access-admin = Vous administrez tous les territoires.
access-titulaire = Vous avez un compte Zoom : vous en voyez la fiche.
access-not-shown = Vous ne voyez que vos propres accès.
access-left-out = 
    { $count ->
        [one] { $count } rôle de plus n’est pas montré : précisez l’établissement ou la personne.
       *[other] { $count } rôles de plus ne sont pas montrés : précisez l’établissement ou la personne.
    }
access-ask = Pour changer un accès, écrivez à votre centre de coordination en télésanté.
access-person = Personne
access-role = Rôle
access-scope = Pour
access-by = Donné par
access-until = Jusqu’au

## Soutien (R95)

support-title = Soutien
support-yours = Votre centre de coordination en télésanté répond à vos questions.
support-all = Les centres de coordination en télésanté, par territoire :
support-contact = { $cct } : { $email }
support-no-contact = { $cct } ({ $ruisss }) : son adresse n’est pas encore configurée. Passez par le pilote en télésanté de votre établissement.
support-tools = Outils

## Langue

language-chosen-fr = C’est noté : les réponses seront en français.
language-chosen-en = Answers will now be in English.
language-now-fr = Les réponses sont en français.
language-now-en = Les réponses sont en anglais.
language-button-fr = Français
language-button-en = English

## État

status-title = État
status-waiting = 
    { $count ->
        [0] Aucune opération n’attend son tour.
        [one] { $count } opération attend son tour, toutes personnes confondues.
       *[other] { $count } opérations attendent leur tour, toutes personnes confondues.
    }
status-mine = Vos opérations en cours
status-none = Aucune.
no-operation = Aucune opération de ce nom parmi celles que vous pouvez voir.

## Page de la personne

home-title = Mes établissements
home-no-establishment = Vous n’avez pas d’accès à un établissement. Demandez-le à votre centre de coordination en télésanté.
home-establishments = 
    { $count ->
        [one] { $count } établissement : { $names }
       *[other] { $count } établissements : { $names }
    }
home-pending = 
    { $count ->
        [one] { $count } personne en attente d’activation
       *[other] { $count } personnes en attente d’activation
    }
home-soonest = Invitations les plus proches de leur fin
