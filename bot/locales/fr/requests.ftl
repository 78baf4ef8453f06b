### Les demandes au soutien de niveau 2 et les canaux où elles sont traitées (R7, R60 à R62).

## Les commandes

command-demander-button = Faire une demande
command-demander-summary = Demander à votre CCT ce que vous ne pouvez pas faire vous-même, ou poser une question
command-demander-help = Sans rien, un formulaire s’ouvre. Sinon, écrivez ce qu’il vous faut en vos mots : la personne, son courriel, l’établissement. La demande va à votre CCT, qui répond en 4 heures ouvrables; rien ne se fait sans l’accord d’une personne. N’écrivez aucun renseignement sur un patient.
command-demander-example-1 = { $command } demander
command-demander-example-2 = { $command } demander Bonjour, il faudrait un compte pour Anne Bouchard, anne.bouchard.ciussscn@ssss.gouv.qc.ca, Hôpital de La Malbaie. Merci!

command-demandes-button = Demandes
command-demandes-summary = Les demandes : les vôtres, ou la file de votre CCT
command-demandes-help = Vous voyez vos demandes et où elles en sont. Les agents d’un CCT voient la file de leur territoire, avec le temps écoulé sur les 4 heures ouvrables promises, et filtrent : miennes, libres, retard. « semaine » donne le bilan.
command-demandes-example-1 = { $command } demandes
command-demandes-example-2 = { $command } demandes libres
command-demandes-example-3 = { $command } demandes semaine

command-canal-button = Canaux
command-canal-summary = Enregistrer un canal privé où peuvent paraître les demandes ou le sommaire
command-canal-help = Écrivez-la dans le canal lui-même, qui doit être privé : « soutien » pour les demandes de votre CCT, « sommaire » pour vos établissements. « liste » montre les canaux enregistrés, « retirer » retire celui-ci. Chaque jour, on vérifie que la personne qui l’a enregistré répond encore de ces établissements.
command-canal-example-1 = { $command } canal
command-canal-example-2 = { $command } canal soutien
command-canal-example-3 = { $command } canal sommaire etab=03

help-need-ask = Demander de l’aide

argument-besoin = Ce qu’il vous faut
argument-texte-demande = En vos mots
argument-filtre = Filtre
argument-demande = Demande
argument-usage = Usage
argument-cct = CCT
choice-create = Un nouveau compte
choice-reactivate = Réactiver un compte
choice-reassign = Donner une licence à quelqu’un d’autre
choice-capacity = Grande réunion ou webinaire
choice-modify = Modifier un compte
choice-resend = Renvoyer une invitation
choice-deactivate = Désactiver un compte
choice-delete = Supprimer un compte
choice-attach = Rattacher un compte
choice-access = Un accès au robot
choice-question = Une question
choice-unclear = Autre chose
choice-miennes = Les miennes
choice-libres = À prendre
choice-retard = En retard
choice-semaine = La semaine
choice-soutien = Soutien
choice-sommaire = Sommaire
choice-liste = Liste
choice-retirer = Retirer

## Faire une demande

form-request-title = Demande à votre CCT
form-request-submit = Envoyer la demande
form-request-intro = Votre CCT reçoit la demande et vous répond ici. Remplissez ce que vous savez; il vous sera dit ce qui manque.
request-hint-text = Ce qu’il vous faut et pourquoi. Aucun renseignement sur un patient.
request-hint-patient = Aucun renseignement sur un patient.
request-hint-site = Le nom du lieu, par exemple Hôpital de La Malbaie.
problem-request-empty = Dites en quelques mots ce qu’il vous faut, ou remplissez au moins un champ.
problem-request-establishment = Dites pour quel établissement : votre CCT s’en déduit.
requests-filed =
    { $count ->
        [one] Votre demande est déposée.
       *[other] { $count } demandes sont déposées, une par personne.
    }
requests-filed-before =
    { $count ->
        [one] Cette demande était déjà déposée.
       *[other] Ces { $count } demandes étaient déjà déposées.
    }
requests-filed-next = Votre CCT répond en 4 heures ouvrables au plus. Chaque étape vous sera dite ici.
requests-untold = Elle attend dans la file de votre CCT, qui n’a pas encore de canal. Si rien ne presse, attendez sa réponse; sinon, écrivez-lui avec la commande « soutien ».
button-request = Faire une demande
button-see-request = Voir la demande
refused-request-unknown = Cette demande n’existe pas, ou n’est pas la vôtre. Affichez vos demandes avec la commande « demandes ».

## Une demande

request-title = Demande { $number } : { $kind }
request-asker = Demandée par
request-filed-at = Déposée
request-no-subject = sans compte précisé
request-words = « { $text } »
request-missing = Il manque : { $names }.
request-twins = Une demande ouverte veut la même chose : { $numbers }.
request-state-open = À prendre. Réponse promise { WHEN($at, $now) }.
request-state-late = À prendre, en retard : la réponse était promise { WHEN($at, $now) }.
request-state-taken = Prise en charge par { $by } { WHEN($at, $now) }.
request-state-approved = Approuvée par { $by } { WHEN($at, $now) }. C’est en cours.
request-state-done = Traitée par { $by } { WHEN($at, $now) }.
request-state-refused = Refusée par { $by } { WHEN($at, $now) }.
request-state-cancelled = Annulée { WHEN($at, $now) } par la personne qui l’avait déposée.
request-state-expired = Expirée { WHEN($at, $now) } : 10 jours ouvrables sans nouvelles.
request-state-merged = Jointe à la demande { $other } par { $by } { WHEN($at, $now) }.
request-short-open = À prendre
request-short-late = En retard
request-short-taken = Prise par { $by }
request-short-approved = En cours
request-short-done = Traitée
request-short-refused = Refusée
request-short-cancelled = Annulée
request-short-expired = Expirée
request-short-merged = Jointe à une autre
button-request-take = Prendre en charge
request-take-of = Prendre en charge la demande { $number }
button-request-release = Remettre en file
request-release-of = Remettre en file la demande { $number }
button-request-approve = Approuver
request-approve-of = Approuver la demande { $number }
button-request-refuse = Refuser
request-refuse-of = Refuser la demande { $number }
button-request-reply = Répondre
request-reply-of = Répondre à propos de la demande { $number }
button-request-amend = Modifier la demande
request-amend-of = Modifier la demande { $number }
button-request-settle = Marquer traitée
request-settle-of = Marquer traitée la demande { $number }
button-request-merge = Joindre à l’autre
request-merge-of = Joindre la demande { $number } à celle qui veut la même chose
button-request-cancel = Annuler ma demande
request-cancel-of = Annuler ma demande { $number }
button-request-answer = Répondre au CCT
button-request-take-over = Prendre la relève
request-take-over-of = Prendre la relève de la demande { $number }

## Les formulaires d’une demande

form-refuse-title = Refuser la demande
form-refuse-submit = Refuser
form-refuse-intro = Demande { $number } ({ $subject }). La personne qui l’a déposée lira votre raison.
request-said-refuse = Raison du refus
form-settle-title = Marquer traitée
form-settle-submit = Marquer traitée
form-settle-intro = Demande { $number } ({ $subject }). La personne qui l’a déposée saura qu’elle est traitée, et lira votre mot s’il y en a un.
request-said-settle = Un mot à la personne
form-reply-title = Répondre
form-reply-submit = Envoyer
form-reply-intro = Demande { $number } ({ $subject }). La personne qui l’a déposée recevra votre message.
request-said-reply = Votre message
form-answer-title = Écrire au CCT
form-answer-submit = Envoyer
form-answer-intro = Demande { $number } ({ $subject }). Votre CCT lira votre message dans le fil de la demande.
request-said-answer = Votre message
form-amend-title = Modifier la demande
form-amend-submit = Enregistrer
form-amend-intro = Demande { $number }. Seul ce qui est écrit ici peut être approuvé.

## Ce qui vient d’être fait

request-done-taken = Vous avez la demande. La personne qui l’a déposée le saura.
request-done-released = La demande est remise en file.
request-done-refused = La demande est refusée. Votre raison est transmise.
request-done-done = La demande est traitée. La personne qui l’a déposée le saura.
request-done-merged = La demande est jointe à l’autre. La personne qui l’a déposée saura ce qu’il advient de celle-là.
request-done-cancelled = Votre demande est annulée.
request-done-replied = Votre message est transmis à la personne.
request-done-answered = Votre message est transmis au CCT.
request-done-changed = La demande est modifiée.
request-already-open = Cette demande est déjà dans la file.
request-already-yours = Vous avez déjà cette demande.
request-already-taken = Déjà prise en charge par { $by } { WHEN($at, $now) }. Si c’est entendu entre vous, prenez la relève.
request-already-approved = Déjà approuvée par { $by } { WHEN($at, $now) }. Rien de plus n’a été fait.
request-already-done = Déjà traitée par { $by } { WHEN($at, $now) }. Rien de plus n’a été fait.
request-already-refused = Déjà refusée par { $by } { WHEN($at, $now) }. Rien de plus n’a été fait.
request-already-cancelled = Déjà annulée par { $by } { WHEN($at, $now) }. Rien n’a été fait.
request-already-expired = Cette demande a expiré { WHEN($at, $now) }. Rien n’a été fait. Elle peut être déposée de nouveau.
request-already-merged = Déjà jointe à une autre par { $by } { WHEN($at, $now) }. Rien de plus n’a été fait.
refused-request-agents = Seuls les agents du CCT décident d’une demande. Vous pouvez y répondre, ou l’annuler si elle est de vous.
refused-request-asker = Seule la personne qui a déposé une demande peut l’annuler. Vous pouvez la refuser, en disant pourquoi.
refused-request-changed = La demande a changé depuis ce que vous aviez sous les yeux. Rien n’a été fait. Revoyez-la d’abord.
refused-request-by-hand = Cette demande se traite en mots : répondez à la personne, puis marquez la demande traitée.
refused-request-no-twin = Il n’y a plus d’autre demande ouverte qui veut la même chose. Rien n’a été fait.

## Ce qui arrive à une demande, dans son fil

request-event-filed = Déposée par { $by } { WHEN($at, $now) }.
request-event-filed-said = Déposée par { $by } { WHEN($at, $now) } : « { $text } »
request-event-taken = Prise en charge par { $by } { WHEN($at, $now) }.
request-event-released = Remise en file par { $by } { WHEN($at, $now) }.
request-event-replied-said = { $by } a répondu { WHEN($at, $now) } : « { $text } »
request-event-answered-said = { $by } a écrit { WHEN($at, $now) } : « { $text } »
request-event-changed = Modifiée par { $by } { WHEN($at, $now) }. La fiche ci-dessus dit ce qui est demandé.
request-event-approved = Approuvée par { $by } { WHEN($at, $now) }.
request-event-done = C’est fait, { WHEN($at, $now) }.
request-event-done-said = Traitée par { $by } { WHEN($at, $now) } : « { $text } »
request-event-failed = Ce qui était approuvé n’a pu se faire, { WHEN($at, $now) }. La demande est encore ouverte.
request-event-refused-said = Refusée par { $by } { WHEN($at, $now) } : « { $text } »
request-event-cancelled = Annulée par { $by } { WHEN($at, $now) }.
request-event-expired = Expirée { WHEN($at, $now) } : 10 jours ouvrables sans nouvelles.
request-event-merged = Jointe à une autre par { $by } { WHEN($at, $now) }.
request-event-reminded = Cette demande attend depuis plus de 4 heures ouvrables. Qui la prend?
request-event-escalated = Signalée { WHEN($at, $now) } à la personne responsable.

## Chaque étape, à la personne qui a demandé

request-step-taken = Demande { $number } ({ $kind }, { $subject }) : prise en charge par { $by } { WHEN($at, $now) }.
request-step-released = Demande { $number } ({ $kind }, { $subject }) : remise en file par { $by } { WHEN($at, $now) }. Quelqu’un d’autre va la prendre.
request-step-replied = Demande { $number } ({ $kind }, { $subject }) : { $by } vous répond { WHEN($at, $now) }.
request-step-changed = Demande { $number } ({ $kind }, { $subject }) : modifiée par { $by } { WHEN($at, $now) }.
request-step-approved = Demande { $number } ({ $kind }, { $subject }) : approuvée par { $by } { WHEN($at, $now) }. C’est en cours.
request-step-done = Demande { $number } ({ $kind }, { $subject }) : c’est fait, { WHEN($at, $now) }.
request-step-failed = Demande { $number } ({ $kind }, { $subject }) : cela n’a pu se faire, { WHEN($at, $now) }. Votre CCT s’en occupe.
request-step-refused = Demande { $number } ({ $kind }, { $subject }) : refusée par { $by } { WHEN($at, $now) }.
request-step-expired = Demande { $number } ({ $kind }, { $subject }) : expirée { WHEN($at, $now) }, après 10 jours ouvrables sans nouvelles. Si vous en avez encore besoin, déposez-la de nouveau.
request-step-merged = Demande { $number } ({ $kind }, { $subject }) : jointe par { $by } à une demande pareille { WHEN($at, $now) }. Vous saurez ce qu’il en advient.

## La file

queue-title =
    { $count ->
        [0] Aucune demande ouverte
        [one] { $count } demande ouverte
       *[other] { $count } demandes ouvertes
    }
queue-own-title =
    { $count ->
        [0] Aucune demande
        [one] Votre demande
       *[other] Vos { $count } demandes
    }
queue-empty = Aucune demande n’attend. Bravo!
queue-own-empty = Vous n’avez rien demandé. Le bouton ci-dessous ouvre le formulaire.
queue-left-out = Et { $count } de plus. Choisissez un filtre.
queue-all = Toutes
queue-column-number = Demande
queue-column-age = Temps
queue-column-wish = Besoin
queue-column-subject = Compte
queue-column-place = Établissement
queue-column-asker = Demandée par
queue-column-state = État
working-time = { $hours } h { $minutes }
week-heading = Bilan des demandes
week-of = { $cct }, semaine du { DATE($day) } : { $count ->
        [0] aucune demande
        [one] { $count } demande
       *[other] { $count } demandes
    }.
week-median = Temps médian de réponse, en heures ouvrables : { $time }, pour { $answered ->
        [one] { $answered } demande répondue
       *[other] { $answered } demandes répondues
    }; { $late } après la promesse de 4 heures.
week-kind = { $kind } ({ $count })
week-kinds = Par besoin : { $kinds }.

## Retard

request-escalation-title = Une demande attend toujours
request-escalation = La demande { $number }, déposée { WHEN($at, $now) }, n’a pas de réponse après deux fois le délai promis.

## Les canaux

channels-heading = Canaux enregistrés
channels-title =
    { $count ->
        [0] Aucun canal enregistré
        [one] { $count } canal enregistré
       *[other] { $count } canaux enregistrés
    }
channels-none = Aucun canal n’est enregistré pour vos établissements.
channels-how = Pour en enregistrer un, écrivez « { $command } canal soutien » ou « { $command } canal sommaire » dans le canal privé lui-même.
channel-line = { $usage } : { $what }. Enregistré par { $by } { WHEN($at, $now) }.
channel-here = C’est ce canal-ci.
channel-done-soutien = Les demandes de { $what } paraissent maintenant dans ce canal.
channel-done-sommaire = Le sommaire de { $what } peut maintenant paraître dans ce canal.
channel-done-removed = Ce canal n’est plus enregistré : rien de plus n’y paraîtra.
button-register-soutien = Recevoir les demandes ici
button-register-sommaire = Recevoir le sommaire ici
button-remove-channel = Retirer
refused-channel-unknown = Ce canal n’est pas enregistré, ou n’est pas à vous. Affichez la liste avec la commande « canal ».
refused-channel-direct = Un canal s’enregistre de l’intérieur : invitez-y le robot, puis écrivez-y « { $command } canal ».
refused-channel-public = Des renseignements personnels ne paraissent que dans un canal privé, et celui-ci ne l’est pas, ou on ne peut le savoir. Choisissez un canal privé, où le robot est invité.
refused-channel-scope = Un canal s’enregistre pour des établissements qui sont à vous. Précisez lesquels avec etab=.
refused-channel-agents = Seul un agent du CCT, ou un administrateur, enregistre un canal de soutien. Le vôtre peut recevoir le sommaire.
problem-cct = Précisez le CCT : { $options }.
channel-lost-title = Un canal n’est plus enregistré
channel-lost = Le canal que vous aviez enregistré ({ $usage } : { $what }) ne reçoit plus rien : vous ne répondez plus de ces établissements, il n’est plus privé, ou le robot n’y est plus.
channel-lost-next = Une personne qui en répond peut l’enregistrer de nouveau, de l’intérieur d’un canal privé.

## Le journal

audit-request-filed = Demande déposée
audit-request-taken = Demande prise en charge
audit-request-released = Demande remise en file
audit-request-changed = Demande modifiée
audit-request-approved = Demande approuvée
audit-request-refused = Demande refusée
audit-request-settled = Demande traitée
audit-request-merged = Demande jointe à une autre
audit-request-cancelled = Demande annulée
audit-request-expired = Demande expirée
audit-request-answered = Message à propos d’une demande
audit-channel-registered = Canal enregistré
audit-channel-removed = Canal retiré
