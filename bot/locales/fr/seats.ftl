## Licences : allocations, seuils, images

seats-reserved-by = Réservées par
seats-by-pending = { $count ->
    [one] { $count } invitation en attente
   *[other] { $count } invitations en attente
}
seats-by-held = { $count ->
    [one] { $count } opération en cours
   *[other] { $count } opérations en cours
}
seats-by-undos = { $count ->
    [one] { $count } désactivation annulable
   *[other] { $count } désactivations annulables
}
seats-by-offers = { $count ->
    [one] { $count } offre
   *[other] { $count } offres
}
seats-allocated-on = { $pool } : allocation du { DATE($on) }, fixée par { $by }. Raison : { $reason }
seats-threshold = { $pool } : alerte quand il en reste { $threshold } ou moins.

argument-allouer = Licences allouées
argument-seuil = Seuil d’alerte
argument-sorte = Sorte
argument-historique = Historique
choice-licence = licence
choice-large_meeting = grande réunion
choice-webinar = webinaire
field-threshold = Seuil d’alerte
audit-threshold = Seuil d’alerte fixé

button-allouer = Fixer l’allocation
button-seuil = Fixer un seuil d’alerte
button-allocation-history = Historique

form-allouer-title = Fixer l’allocation
form-allouer-submit = Fixer
form-allouer-intro = Le nombre de licences payées que l’établissement peut utiliser. Le changement est consigné avec votre nom et la raison.
form-allouer-hint = Un nombre, ou « aucune » pour ne plus rien fixer : les licences sont alors comptées sans limite.
form-raison-hint = Par exemple l’entente ou la décision qui le demande. Aucune donnée de patient.
form-seuil-title = Seuil d’alerte
form-seuil-submit = Enregistrer
form-seuil-intro = Les gestionnaires de l’établissement et son CCT sont avertis une fois quand les licences libres descendent à ce nombre ou dessous.
form-seuil-hint = Un nombre, ou « aucun » pour ne plus avertir.

problem-one-establishment = Choisissez un seul établissement parmi { $options }.
problem-number-too-large = Au plus { $max }.
problem-history-of-one = Nommez un seul établissement, par exemple etab=03.
refused-allocation-admin = Seul un administrateur change une allocation. Demandez-la à votre centre de coordination en télésanté.
refused-threshold = Le seuil d’alerte d’un établissement est fixé par un administrateur ou par son CCT. Écrivez au soutien pour le faire changer.

allocation-set = { $place }, { $pool } : l’allocation est maintenant { $seats }.
allocation-same = { $place }, { $pool } : l’allocation est déjà { $seats }. Rien n’a changé.
allocation-deficit = { $count ->
    [one] Il y a maintenant un déficit de { $count } licence : aucune nouvelle n’est possible d’ici à ce qu’il soit comblé.
   *[other] Il y a maintenant un déficit de { $count } licences : aucune nouvelle n’est possible d’ici à ce qu’il soit comblé.
}
allocation-offered = { $count ->
    [one] Une licence est offerte à la première personne de la liste d’attente.
   *[other] { $count } licences sont offertes aux premières personnes de la liste d’attente.
}
allocation-departs = Les allocations sont figées depuis le { DATE($on) }. Ce changement s’en écarte, avec sa raison au journal.
allocation-history = Allocations de { $place }
allocation-history-empty = Aucune allocation n’a encore été fixée ici.
allocation-since = Depuis

alert-set = { $place }, { $pool } : alerte quand il en reste { $threshold } ou moins.
alert-none = { $place }, { $pool } : plus d’alerte.
alert-now = { $count ->
    [0] Il n’en reste aucune de libre en ce moment.
    [one] Il en reste { $count } de libre en ce moment.
   *[other] Il en reste { $count } de libres en ce moment.
}
alert-unfixed = L’allocation n’est pas fixée : il n’y aura d’alerte que lorsqu’elle le sera.

## L’image

picture-title = Licences par établissement
picture-title-one = Licences de { $place }
picture-others = { $count ->
    [one] { $count } autre
   *[other] { $count } autres
}
picture-others-unfixed = { $count } sans allocation fixée
picture-alt = { $title }. { $figures }.
picture-alt-more = { $count ->
    [one] { $title }. { $figures }. Un autre établissement est dans le tableau.
   *[other] { $title }. { $figures }. Les { $count } autres établissements sont dans le tableau.
}
picture-alt-free = { $name } (utilisées : { $used }, réservées : { $reserved }, libres : { $free } sur { $allocated })
picture-alt-deficit = { $name } (utilisées : { $used }, réservées : { $reserved }, déficit : { $deficit } sur { $allocated })
picture-alt-unfixed = { $name } (utilisées : { $used }, réservées : { $reserved }, allocation non fixée)
picture-used = Utilisées
picture-reserved = Réservées
picture-free = Libres
picture-deficit = Déficit
picture-allocated = Allouées
picture-taken = Prises
picture-unfixed = { $count } – non fixée
picture-figure = { $taken } sur { $allocated }
picture-trend = Tendance
picture-as-of = Au { DATE($on) }

## Alertes et comparaison avec Zoom

low-seats = { $count ->
    [0] { $place }, { $pool } : il n’en reste aucune de libre.
    [one] { $place }, { $pool } : il en reste { $count } de libre.
   *[other] { $place }, { $pool } : il en reste { $count } de libres.
}
low-seats-deficit = { $place }, { $pool } : déficit de { $count }. Aucune nouvelle n’est possible.
low-seats-over = { $count ->
    [one] { $place }, { $pool } : il y en a de nouveau { $count } de libre.
   *[other] { $place }, { $pool } : il y en a de nouveau { $count } de libres.
}
low-seats-figures = Utilisées : { $used }, réservées : { $reserved }, allouées : { $allocated }.
low-seats-next = Voyez les comptes inactifs et les invitations qui traînent, ou demandez une allocation plus grande à votre centre de coordination en télésanté.

drift-heading = Comparaison avec Zoom
drift-title = Nuit du { DATE($on) } : Zoom ne compte pas les mêmes licences que nous.
drift-none = Nuit du { DATE($on) } : Zoom compte les mêmes licences que nous.
drift-untold = Nuit du { DATE($on) } : Zoom ne donne pas ses propres chiffres à cette application.
drift-caption = Licences selon Zoom et selon nous
drift-bought = Achetées
drift-at-zoom = Selon Zoom
drift-ours = Selon nous
drift-difference = Écart
drift-oversold = { $count ->
    [one] { $pool } : { $count } licence allouée de plus qu’il n’y en a d’achetées.
   *[other] { $pool } : { $count } licences allouées de plus qu’il n’y en a d’achetées.
}
drift-cause-counters = Cause : nos compteurs ne correspondent plus à nos comptes. C’est un défaut du robot : signalez-le au soutien.
drift-cause-stale = Cause probable : notre dernière lecture de Zoom est trop ancienne ou incomplète. Une nouvelle lecture est demandée.
drift-cause-operations = Cause probable : des opérations sont en cours. L’écart devrait se refermer avec elles.
drift-cause-unknown-types = Cause probable : Zoom a des comptes d’un type que nous ne connaissons pas. La liste les montre avec leur numéro.
drift-cause-inactive = Cause probable : Zoom compte encore la licence de comptes désactivés. Cherchez les comptes inactifs qui sont licenciés.
drift-cause-unread-addons = Cause probable : les modules de certains comptes n’ont pas encore été relus.
drift-cause-outside = Cause probable : des comptes ont été changés chez Zoom, hors du robot, depuis la dernière lecture. Une nouvelle lecture est demandée; le journal dira lesquels.
drift-cause-unexplained = L’écart dure depuis la nuit d’avant et rien ne l’explique. Comparez la liste avec la console de Zoom.
