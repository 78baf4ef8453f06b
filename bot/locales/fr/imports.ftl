### L’importation : un tableau déposé, son aperçu, puis le lot qui s’exécute ligne par ligne (R80).

command-importer-button = Importer
command-importer-summary = Un tableau de comptes ou d’allocations, exécuté ligne par ligne
command-importer-help = Déposez un classeur .xlsx ou un CSV dans votre conversation avec le robot, ou dans un canal enregistré : chaque ligne est vérifiée et rien n’est fait avant votre accord. Sans fichier, « importer » donne un modèle de chaque sorte et vos lots récents.
command-importer-example-1 = { $command } importer
command-importer-example-2 = { $command } importer créer
command-importer-example-3 = { $command } importer modifier format=csv
argument-nature = Sorte de lot
choice-allocate = Fixer des allocations

## Ce qu’on peut déposer

import-title = Importer un tableau
import-how = Déposez ici un classeur .xlsx ou un CSV : une ligne par compte, les colonnes dans n’importe quel ordre, en français ou en anglais; 9 999 lignes et 10 Mo au plus. Vous verrez chaque ligne avant que rien ne soit fait.
import-templates = Un modèle vide, avec ses colonnes :
import-template-of = Modèle : { $kind }
import-required = { $column } *
import-template-follows = { $kind } : le modèle suit, pour vous uniquement. Les colonnes marquées * sont requises.
import-report-follows = Je prépare le fichier; il suit, pour vous uniquement.
import-batches = Vos lots récents
button-import-guide = Comment importer
refused-file-columns = Je ne reconnais pas assez de colonnes dans ce fichier. Il faut au moins « Courriel », ou « Établissement » et « Licences » pour des allocations; « Comment importer » donne un modèle de chaque sorte.
refused-batch-unknown = Ce lot n’existe plus, ou n’est pas à vous. Déposez le fichier de nouveau.
refused-batch-nothing-ready = Aucune ligne n’est prête : rien à exécuter. Corrigez le fichier, puis déposez-le de nouveau.

## Les sortes de lot

batch-kind-none = Tableau déposé
batch-kind-create = Création de comptes
batch-kind-modify = Modification de comptes
batch-kind-deactivate = Désactivation de comptes
batch-kind-resend = Renvoi d’invitations
batch-kind-attach = Rattachement de comptes
batch-kind-allocate = Allocations de licences
button-batch-kind-create = Créer des comptes
button-batch-kind-modify = Modifier des comptes
button-batch-kind-deactivate = Désactiver des comptes
button-batch-kind-resend = Renvoyer des invitations
button-batch-kind-attach = Rattacher des comptes
button-batch-kind-allocate = Fixer des allocations

## L’aperçu

batch-which-kind =
    { $count ->
        [one] Que faut-il faire de cette ligne? Rien n’est fait avant un aperçu.
       *[other] Que faut-il faire de ces { $count } lignes? Rien n’est fait avant un aperçu.
    }
batch-preview =
    { $ready ->
        [0] Aucune ligne prête sur { $rows }; rien n’est fait.
        [one] Une ligne prête sur { $rows }; rien n’est encore fait.
       *[other] { $ready } lignes prêtes sur { $rows }; rien n’est encore fait.
    }
batch-file = { $file }, lu { WHEN($at, $now) }
batch-when = { WHEN($at, $now) }
batch-same-file-checked = Vous avez déjà déposé ce fichier : voici le même lot, pas un second, vérifié de nouveau à l’instant.
batch-same-file = Vous avez déjà déposé ce fichier : voici le même lot, pas un second. Pour un autre, changez le fichier et déposez-le de nouveau.
batch-expired = Cet aperçu a plus d’une heure : il ne vaut plus. Vérifiez de nouveau; rien n’a été fait.
batch-verdict-ready = Prêtes
batch-verdict-same = Déjà faites, ou sans changement
batch-verdict-duplicate = En double
batch-verdict-refused = Refusées
batch-row-is-ready = Prête
batch-row-is-same = Déjà fait
batch-row-is-duplicate = En double
batch-row-is-refused = Refusée
batch-row-is-queued = En cours
batch-row-is-done = Faite
batch-row-is-failed = Échouée
batch-row-is-void = Non exécutée
batch-row-is-cancelled = Annulée
batch-rows-problemes = Les lignes qui ne seront pas exécutées
batch-rows-pretes = Les lignes prêtes
batch-column-line = Ligne
batch-column-standing = État
batch-column-why = Explication
batch-column-correction = Adresse proposée
batch-column-file = Fichier
batch-column-kind = Sorte
batch-column-state = État
batch-column-rows = Lignes
batch-column-read = Déposé
batch-column-establishment = Établissement
batch-column-pool = Sorte
batch-column-before = Avant
batch-column-after = Après
batch-column-allocated = Allouées
batch-seats = Licences prises, avant et après
batch-seats-more =
    { $count ->
        [one] et une autre sorte de licence.
       *[other] et { $count } autres sortes de licences.
    }
batch-not-fixed = non fixée
batch-unassociated = Non associées
button-batch-run =
    { $count ->
        [one] Exécuter la ligne prête
       *[other] Exécuter les { $count } prêtes
    }
button-batch-correct =
    { $count ->
        [one] Corriger l’adresse proposée
       *[other] Corriger les { $count } adresses
    }
button-batch-drop = Annuler
button-batch-preview = Télécharger l’aperçu
button-batch-report = Rapport
button-batch-check-again = Vérifier de nouveau
button-batch-other-kind = Ce n’est pas ça
button-batch-problemes = Lignes non prêtes
button-batch-pretes = Lignes prêtes
button-batch-show = Ouvrir
button-batch-pause = Mettre en pause
button-batch-resume = Reprendre
button-batch-stop = Arrêter

## Pourquoi une ligne n’est pas prête

batch-row-exists = Ce compte est déjà là.
batch-row-same-seats = L’allocation est déjà celle-là.
batch-row-duplicate-account = Même compte qu’à la ligne { $line }; seule la première compte.
batch-row-duplicate-pool = Même bassin qu’à la ligne { $line }; seule la première compte.
batch-row-patient-number = Cette ligne contient un numéro d’assurance maladie : elle est refusée et rien n’en est gardé. Retirez-le, puis déposez le fichier de nouveau.
batch-row-not-found = Je ne trouve pas de compte « { $typed } » parmi les vôtres. Vérifiez l’adresse.
batch-row-near = Adresse inconnue; { $correction } conviendrait.
batch-row-cell =
    { $more ->
        [0] { $column } : { $problem }
        [one] { $column } : { $problem } (et un autre problème)
       *[other] { $column } : { $problem } (et { $more } autres problèmes)
    }
batch-row-asks = Cette ligne demande une réponse : faites-la à la main, avec la commande.
batch-row-not-possible = Ce n’est pas possible en ce moment; essayez avec la commande, qui dira pourquoi.
batch-row-changed = Le compte ou l’allocation a changé depuis l’aperçu : rien n’a été fait. Déposez le fichier de nouveau.
batch-row-broken = Quelque chose s’est brisé de notre côté; rien n’a été fait de cette ligne. Référence : { $reference }
batch-line-said = Ligne { $line } : { $why }

## Le lot qui s’exécute

batch-is-asked = Dites d’abord ce qu’il faut en faire.
batch-is-running = { $done } sur { $ready } terminées
batch-is-paused = En pause : { $done } sur { $ready } terminées
batch-is-stopped = Arrêté : { $done } sur { $ready } terminées ou annulées
batch-is-done =
    { $ready ->
        [one] Terminé : une ligne
       *[other] Terminé : { $ready } lignes
    }
batch-is-dropped = Annulé; rien n’a été fait.
batch-state-asked = À préciser
batch-state-ready = Aperçu
batch-state-running = En cours
batch-state-paused = En pause
batch-state-stopped = Arrêté
batch-state-done = Terminé
batch-state-dropped = Annulé
batch-standing-waiting = À venir
batch-standing-queued = En cours
batch-standing-done = Faites
batch-standing-failed = Échouées
batch-standing-void = Non exécutées
batch-standing-cancelled = Annulées
batch-time-left =
    { $minutes ->
        [one] Encore une minute environ.
       *[other] Encore { $minutes } minutes environ.
    }
batch-days-left = Zoom ne crée que { $most } comptes par jour : il faudra environ { $days } jours. La suite reprend d’elle-même chaque jour.
batch-waiting-zoom = Zoom ne répond pas. Le lot reprendra de lui-même, { WHEN($at, $now) } au plus tôt; ce qui est réservé le reste.
batch-follows = Un message suit le lot et se met à jour de lui-même; vous pouvez faire autre chose.
batch-followed = Un message suit le lot et se met à jour de lui-même; c’est là qu’on le met en pause ou qu’on l’arrête. Vous pouvez faire autre chose.
batch-paused-next = Ce qui était commencé se termine; le reste attend « Reprendre ».
batch-stopped-next = Ce qui était commencé se termine.
batch-failed-more = Le rapport dit le reste.
