### Les rappels : le sommaire quotidien d’un canal, ou de soi (R70, R71, R73).

## La commande

command-rappels-button = Rappels
command-rappels-summary = Le sommaire quotidien : ce qui a expiré, ce qui va expirer, les licences, les demandes
command-rappels-help = Dans un canal, le sommaire y est posté; dans la conversation avec le robot, il vous vient à vous. Heure, jours, fuseau, langue, établissements et seuils se règlent ici; « afficher » le montre tout de suite, à vous seulement. Les jours fériés sont repris le jour ouvrable suivant. Hors des canaux enregistrés pour le sommaire, seuls des nombres sont montrés.
command-rappels-example-1 = { $command } rappels
command-rappels-example-2 = { $command } rappels heure=7:30 quand=lundi,jeudi etab=03
command-rappels-example-3 = { $command } rappels afficher
command-rappels-example-4 = { $command } rappels pause=2026-07-06

argument-heure = Heure
argument-quand = Jours
argument-expiration = Jours avant la fin d’une invitation
argument-places = Licences libres à signaler
argument-silence = Rien s’il n’y a rien à signaler
argument-pause = En pause jusqu’au
argument-reprendre = Reprendre
argument-afficher = Afficher maintenant
choice-ouvrables = Jours ouvrables
choice-lundi = Lundi
choice-mardi = Mardi
choice-mercredi = Mercredi
choice-jeudi = Jeudi
choice-vendredi = Vendredi
audit-digest-set = Réglages du sommaire quotidien
audit-digest-removed = Fin d’un sommaire quotidien
problem-hour = Écrivez l’heure comme 8:00 ou 13:30.
problem-days = Choisissez au moins un jour, du lundi au vendredi.
problem-zone = Choisissez un de ces fuseaux : { $options }.
problem-number-between = Entre { $least } et { $most }.
refused-digest-unknown = Ce sommaire n’est pas réglé, ou n’est pas à vous. « rappels » montre les vôtres.
refused-digest-row = Ce compte n’est pas dans ce sommaire, ou n’est pas à vous. « chercher » le trouve s’il l’est.
refused-digest-where = Ici, le robot ne peut rien poster de lui-même. Essayez dans un canal, ou dans votre conversation avec lui.
refused-digest-past = Ce sommaire est du { DATE($on) }. Celui d’aujourd’hui a les mêmes boutons.
refused-digest-all-treated = Il n’y a plus rien à renvoyer dans cette page du sommaire.

## Les réglages

digests-title = Sommaire quotidien
digests-how = Une heure, des jours, des établissements : « { $command } rappels heure=8:00 quand=ouvrables etab=03 ». Une pause : « { $command } rappels pause=2026-07-06 ».
digest-none = Ce canal ne reçoit pas de sommaire.
digest-none-personal = Vous ne recevez pas de sommaire.
digest-where-here = Ici
digest-where-personal = Dans votre conversation avec le robot
digest-where-elsewhere = Dans un autre canal
digest-unnamed = Ce canal n’est pas enregistré pour le sommaire : seuls des nombres y sont montrés, et chacun voit le reste pour soi.
digest-hour = { CLOCK($at) }, { $zone }
value-clock = { CLOCK($at) }
zone-eastern = heure de l’Est
zone-atlantic = heure de l’Atlantique
zone-atlantic-standard = heure de l’Atlantique, sans heure avancée
zone-newfoundland = heure de Terre-Neuve
zone-central = heure du Centre
zone-central-standard = heure du Centre, sans heure avancée
zone-mountain = heure des Rocheuses
zone-pacific = heure du Pacifique
digest-all-places = Tous ceux de la personne responsable
digest-few-none = Quand il n’en reste plus
digest-next = Prochain
digest-next-none = Aucun prévu
digest-owner = Responsable
digest-done-set = Le sommaire est réglé.
digest-done-changed = Les réglages du sommaire sont changés.
digest-done-removed = Le sommaire ne viendra plus.
digest-done-paused = En pause : le sommaire reprend le { DATE($on) }.
digest-done-resumed = Le sommaire reprend.
button-digest-set = Recevoir le sommaire ici
button-digest-change = Régler
button-digest-now = Afficher maintenant
button-digest-pause = Pause de { $days } jours
button-digest-resume = Reprendre
button-digest-remove = Ne plus recevoir
form-digest-title = Sommaire quotidien
form-digest-submit = Enregistrer
form-digest-intro = Le sommaire est posté dans ce canal. Les jours fériés sont repris le jour ouvrable suivant.
form-digest-intro-personal = Le sommaire vient dans votre conversation avec le robot. Les jours fériés sont repris le jour ouvrable suivant.
form-hint-digest-etab = Des codes séparés par des virgules, comme 03, 06-2. Vide : tous les vôtres.
form-hint-digest-expiration = De 1 à 30 jours. Les invitations durent 30 jours.
form-hint-digest-places = Signaler un établissement quand il lui en reste autant ou moins. Vide : quand il n’en reste plus.
form-hint-digest-silence = Sans cela, une ligne dit qu’il n’y a rien.

## Le sommaire

digest-title = Sommaire du { DATE($on) }
digest-trial = À vous seulement : rien n’est posté, et le prochain sommaire dira tout cela.
digest-late = En retard : ce sommaire était prévu à { CLOCK($at) }.
digest-past = Ce sommaire est du { DATE($on) } : ses boutons ne font plus rien, mais il dit ce que chaque compte est devenu.
digest-past-row = Ce bouton est du sommaire du { DATE($on) }. Rien n’a été fait; voici où en est ce compte.
digest-quiet = Rien à signaler. { $pending ->
        [0] Personne n’est en attente.
        [one] Une personne est en attente.
       *[other] { $pending } personnes sont en attente.
    } Licences : { $seats }.
digest-number = { $count }
digest-invitations = Invitations
digest-invitations-figures =
    { $expired ->
        [0] aucune expirée
        [one] une expirée
       *[other] { $expired } expirées
    } depuis le dernier sommaire ({ WHEN($at, $now) }), { $expiring ->
        [0] aucune ne finit
        [one] une finit
       *[other] { $expiring } finissent
    } d’ici { $days ->
        [one] demain
       *[other] { $days } jours
    }, { $pending } en attente en tout
digest-newly-active = Nouveaux comptes activés
digest-activated = { $count } : { $who }{ $more ->
        [0] { "" }
       *[other] { " " }et { $more } de plus
    }
digest-seats = Licences Zoom
digest-seats-figures =
    { $used ->
        [0] aucune utilisée
        [one] une utilisée
       *[other] { $used } utilisées
    }, { $reserved ->
        [0] aucune réservée
        [one] une réservée
       *[other] { $reserved } réservées
    }, { $free ->
        [0] aucune libre
        [one] une libre
       *[other] { $free } libres
    } sur { $allocated }
digest-seats-unfixed =
    { $used ->
        [0] aucune utilisée
        [one] une utilisée
       *[other] { $used } utilisées
    }, { $reserved ->
        [0] aucune réservée
        [one] une réservée
       *[other] { $reserved } réservées
    }, nombre alloué non fixé
digest-waiting = Liste d’attente
digest-lent = Prêts qui finissent bientôt
digest-requests = Demandes ouvertes
digest-requests-late = { $count }, dont { $late ->
        [one] une en retard
       *[other] { $late } en retard
    }
digest-tight = { $place } : { $free ->
        [0] plus aucune licence libre
        [one] une licence libre
       *[other] { $free } licences libres
    } sur { $allocated }.
digest-tight-deficit = { $place } : { $deficit ->
        [one] une licence de trop
       *[other] { $deficit } licences de trop
    } sur { $allocated } allouées.
digest-tight-more = Et { $count } autres établissements. « licences » les montre tous.
digest-tight-lines =
    { $first }
    { $rest }
digest-rows-expired = Invitations expirées
digest-rows-expiring = Invitations qui vont expirer
digest-who = { $name } ({ $email })
digest-line =
    { $name } – { $what }
    { $email }
digest-line-place =
    { $name } – { $what }
    { $email } – { $where }
digest-line-nameless = { $email } – { $what }
digest-line-nameless-place =
    { $email } – { $what }
    { $where }
digest-left =
    { $left ->
        [0] dernier jour (J{ $day }/{ $of })
        [one] encore un jour (J{ $day }/{ $of })
       *[other] encore { $left } jours (J{ $day }/{ $of })
    }
digest-left-over = ses 30 jours ont fini le { DATE($on) }, Zoom la garde encore
digest-left-unknown = date d’invitation inconnue, sans doute bientôt finie
digest-became-under-way-resend = renvoi demandé par { $by }, { WHEN($at, $now) }
digest-became-under-way-cancel = annulation demandée par { $by }, { WHEN($at, $now) }
digest-became-resent = ✓ renvoyée par { $by }, { WHEN($at, $now) }
digest-became-cancelled = ✓ annulée par { $by }, { WHEN($at, $now) }
digest-became-failed-resend = ✗ le renvoi demandé par { $by } n’a pas abouti, { WHEN($at, $now) }
digest-became-failed-cancel = ✗ l’annulation demandée par { $by } n’a pas abouti, { WHEN($at, $now) }
digest-became-activated = ✓ compte activé
digest-became-expired = expirée
digest-became-invited = invitée de nouveau
digest-became-gone = compte retiré
digest-button-of = { $what }, { $who }
digest-counts-only = Les personnes ne sont pas nommées dans ce canal. « Voir » montre à chacun ce qui est à lui.
button-digest-others =
    { $count ->
        [one] Voir l’autre
       *[other] Voir les { $count } autres
    }
button-digest-resend-checked = Renvoyer aux comptes cochés
button-resend-invitation = Renvoyer l’invitation
button-reinvite = Réinviter
button-see = Voir

## Plusieurs renvois

form-resends-title = Renvoyer à plusieurs
form-resends-submit = Renvoyer
form-resends-intro = Cochez les comptes à qui renvoyer l’invitation. Chacun a de nouveau 30 jours.
resends-asked =
    { $count ->
        [0] Aucun renvoi à faire.
        [one] Un renvoi est en cours.
       *[other] { $count } renvois sont en cours.
    }
resends-next = Un message vous montre comment ils avancent.
resends-passed =
    { $count ->
        [one] Déjà traité, ou plus possible : { $who }.
       *[other] Déjà traités, ou plus possibles : { $who }.
    }
resends-going =
    { $count ->
        [one] Renvoi de l’invitation
       *[other] Renvoi de { $count } invitations
    }
resends-done =
    { $count ->
        [one] Le renvoi est fini.
       *[other] Les { $count } renvois sont finis.
    }

## Ce qui n’arrive pas

digest-lost-title = Un sommaire n’est pas arrivé
digest-lost-undelivered = Le sommaire que vous avez réglé n’a pu être posté : la conversation ne le prend plus, ou la plateforme n’a pas répondu de la journée. Le prochain dira aussi ce que celui-là devait dire.
digest-lost-access = Vous n’avez plus accès aux établissements d’un sommaire que vous aviez réglé : il ne vient plus.
digest-lost-next = « rappels » montre vos sommaires. Vérifiez que le robot est encore dans le canal.
