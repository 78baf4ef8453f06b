### Le rapport de fin de mois, la fin du contrat (R57, R74).

## La commande

command-rapport-button = Rapport du mois
command-rapport-summary = Le mois en chiffres : licences, activations, expirations, demandes; en image et en fichier
command-rapport-help = Le mois dernier, à moins d’en nommer un autre : « 2026-10 » ou « octobre ». Un établissement, un centre de coordination, ou tous les vôtres; à côté du mois d’avant. Les chiffres d’un mois terminé ne changent plus. Le rapport est posté dans le canal de chaque CCT le premier jour ouvrable du mois suivant.
command-rapport-example-1 = { $command } rapport
command-rapport-example-2 = { $command } rapport mois=2026-10 etab=03
command-rapport-example-3 = { $command } rapport octobre cct=CHUM

argument-mois = Mois
problem-month = Écrivez le mois comme 2026-10, ou octobre 2026.
problem-month-ahead = Ce mois n’a pas commencé.

## Les mois

month-name-1 = janvier { $year }
month-name-2 = février { $year }
month-name-3 = mars { $year }
month-name-4 = avril { $year }
month-name-5 = mai { $year }
month-name-6 = juin { $year }
month-name-7 = juillet { $year }
month-name-8 = août { $year }
month-name-9 = septembre { $year }
month-name-10 = octobre { $year }
month-name-11 = novembre { $year }
month-name-12 = décembre { $year }

## Le rapport

month-title = Rapport du mois : { $month }
month-several = { $count ->
    [one] Un établissement
   *[other] { $count } établissements
}
month-going = Ce mois n’est pas terminé : ces chiffres sont ceux d’aujourd’hui.
month-empty = Rien n’a été relevé ce mois-là.
month-gaps = { $count ->
    [0] Aucun relevé des licences ce mois-là.
    [one] Les licences ont été relevées un jour sur { $whole }.
   *[other] Les licences ont été relevées { $count } jours sur { $whole }.
}
month-short = En déficit au dernier relevé : { $places }. Aucune nouvelle licence n’y est possible.
month-caption = Le mois et celui d’avant
month-by-place = Par établissement
month-code = Code de l’établissement
month-day = Jour
month-cct = Centre de coordination
month-figure = Chiffre
month-place = Établissement
month-of-cct = { $cct }, sans établissement
month-allocated = Licences allouées
month-used = Licences utilisées
month-reserved = Licences réservées
month-free = Licences libres
month-deficit = Licences en déficit
month-unfixed = Licences prises sans allocation fixée
month-short-days = Jours en déficit
month-created = Comptes créés
month-activated = Comptes activés
month-expired = Invitations expirées
month-cancelled = Invitations annulées
month-deleted = Comptes supprimés
month-deactivated = Comptes désactivés
month-reassigned = Licences réattribuées
month-recycled = Licences recyclées
month-answered = Réponses aux demandes
month-activation = Délai médian d’activation
month-answer = Réponse médiane (temps ouvrable)
month-number = { $count }
month-changed = { $now } ({ $change })
month-column-activated = Activés
month-column-expired = Expirées
month-lacking = déficit de { $count }
month-nothing = À zéro : { $what }.
month-more = +{ $count }
month-less = −{ $count }
month-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
month-days-half = { $count },5 jours
month-remark-activation = Délai médian d’activation : { $now }
month-remark-activation-before = Délai médian d’activation : { $now } (mois d’avant : { $before })
month-remark-answer = Réponse médiane aux demandes, en temps ouvrable : { $now }
month-remark-answer-before = Réponse médiane aux demandes : { $now } (mois d’avant : { $before })
month-alt = { $title }, { $place }. { $figures }.
month-said = { $what } : { $count }
month-said-free = Licences utilisées : { $used }, réservées : { $reserved }, libres : { $count } sur { $allocated }
month-said-deficit = Licences utilisées : { $used }, réservées : { $reserved }, en déficit : { $count } sur { $allocated }
month-said-both = Licences utilisées : { $used }, réservées : { $reserved }, libres : { $free }, en déficit : { $deficit } sur { $allocated }
month-said-unfixed = Licences utilisées : { $used }, réservées : { $reserved }, allocation non fixée
month-by-day = Licences, jour par jour
month-counted = Ce qui s’est passé
month-file = Je prépare le fichier : { $month }.
button-month-xlsx = Excel
button-month-csv = CSV
button-month-before = ‹ { $month }
button-month-after = { $month } ›

argument-rapport = Rapport de fin de mois
form-hint-digest-rapport = Le mois en chiffres, le premier jour ouvrable du mois suivant, ici même.
month-letter-next = Ce rapport reste à portée de main : « { $command } rapport ».

## La fin du contrat

contract-title = Fin du contrat des licences Zoom
contract-end = { $days ->
    [0] Le contrat des licences Zoom prend fin aujourd’hui, le { DATE($on) }.
    [one] Le contrat des licences Zoom prend fin demain, le { DATE($on) }.
   *[other] Le contrat des licences Zoom prend fin dans { $days } jours, le { DATE($on) }.
}
contract-next-admin = Renouvelez-le d’ici là, ou prévenez les centres de coordination. La date est celle du réglage IRIS_CONTRACT_END.
contract-next-cct = Voyez avec le ministère ce qu’il en sera, et quelles licences ne servent plus.
contract-caption = Licences par centre de coordination
contract-cct = Centre de coordination
contract-nowhere = Sans établissement
