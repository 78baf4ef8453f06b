### Les licences que personne ne semble utiliser (R56).

## La commande

command-recyclage-button = Recyclage
command-recyclage-summary = Les licences qui semblent inutilisées : demander à la personne si elle en a encore besoin
command-recyclage-help = La liste des comptes sans connexion depuis longtemps, ce qui a été demandé et répondu. « Demander » écrit à la personne, ou au chef de service d’un compte générique; sans réponse après cinq jours ouvrables, c’est à vous de décider. Rien n’est jamais retiré sans vous. « exempter= » avec une raison met un compte à l’abri; « jours= » et « auto= » disent comment votre établissement veut procéder.
command-recyclage-example-1 = { $command } recyclage
command-recyclage-example-2 = { $command } recyclage etab=03 jours=90 auto=non
command-recyclage-example-3 = { $command } recyclage exempter=salle.rencontre.ciussscn@ssss.gouv.qc.ca raison="salle de garde"
command-recyclage-example-4 = { $command } recyclage exemptions

argument-exempter = Exempter ce compte
argument-inclure = Ne plus exempter ce compte
argument-exemptions = Comptes exemptés
argument-jours = Jours sans connexion
argument-auto = Demander sans attendre un gestionnaire
audit-inquiry = Demande « en avez-vous encore besoin? »
audit-exemption = Exemption du recyclage
audit-recycling-rules = Réglages du recyclage
problem-days-between = Entre { $least } et { $most } jours.

## La liste

recycling-heading = Licences à recycler
recycling-title =
    { $count ->
        [0] Aucune licence à recycler
        [one] { $count } licence semble inutilisée
       *[other] { $count } licences semblent inutilisées
    }
recycling-how = Comptes sans connexion depuis { $days } jours, et trois de plus puisque Zoom les dit en retard. Ni les comptes de moins de 30 jours, ni les chefs de service, ni les comptes exemptés. Rien n’est retiré sans vous.
recycling-automatic = L’établissement demande de lui-même, les jours ouvrables.
recycling-nobody = Personne à qui demander en ce moment.
recycling-to-ask =
    { $count ->
        [one] À demander : { $count } compte
       *[other] À demander : { $count } comptes
    }
recycling-to-decide =
    { $count ->
        [one] À décider : { $count } compte
       *[other] À décider : { $count } comptes
    }
recycling-asked = Demandés dans les 30 derniers jours
recycling-left-out = Et { $count } de plus. Précisez l’établissement avec etab=.
recycling-column-who = Courriel
recycling-column-name = Nom
recycling-column-signed-in = Dernière connexion
recycling-column-silent = Sans connexion
recycling-column-place = Établissement
recycling-column-standing = État
recycling-column-asked-on = Demandé le
recycling-column-answer = Réponse
recycling-column-upcoming = À venir
recycling-column-reason = Raison
recycling-column-by = Par
recycling-column-since = Depuis
inquiry-asked = Demandé
inquiry-proposed = À décider
inquiry-kept = Gardée
inquiry-given = Rendue
inquiry-over = Sans objet
inquiry-awaited = attendue d’ici { WHEN($at, $now) }
inquiry-no-answer = aucune réponse
inquiry-nobody-to-ask = personne à qui écrire
inquiry-says-not-needed = plus besoin, selon { $who }
upcoming-unknown = pas encore compté
upcoming-short = { $meetings ->
        [0] aucune rencontre
        [one] une rencontre
       *[other] { $meetings } rencontres
    }, { $webinars ->
        [0] aucun webinaire
        [one] un webinaire
       *[other] { $webinars } webinaires
    }
button-ask-holder = Demander
button-ask-several = Demander à plusieurs
button-decide = Décider
button-exemptions = Comptes exemptés ({ $count })
button-recycling-rules = Réglages
button-back-to-recycling = Voir le recyclage
button-include = Ne plus exempter

## Demander

form-recycling-title = Demander à plusieurs
form-recycling-submit = Demander
form-recycling-intro = Cochez les comptes dont la personne sera invitée à dire si elle a encore besoin de sa licence.
refused-nobody-checked = Aucun compte n’est coché. Rien n’a été demandé.
inquired-asked =
    { $count ->
        [one] La demande est envoyée; la réponse est attendue d’ici le { DATE($on) }.
       *[other] { $count } demandes sont envoyées; les réponses sont attendues d’ici le { DATE($on) }.
    }
inquired-to-decide =
    { $count ->
        [one] Personne à qui écrire pour { $who } : c’est à vous de décider.
       *[other] Personne à qui écrire pour { $who } : c’est à vous de décider de ces comptes.
    }
inquired-passed = Déjà demandé il y a moins de 30 jours, ou plus à demander : { $who }.

## Exemptions et réglages

form-exempt-title = Exempter du recyclage
form-exempt-submit = Exempter
form-exempt-intro = Le compte { $email } ne sera plus proposé.
form-hint-exempt = Par exemple une salle de garde ou une relève. Aucun renseignement sur un patient.
exempted = Le compte { $email } est exempté : sa licence ne sera plus proposée.
included = Le compte { $email } n’est plus exempté.
refused-not-exempt = Le compte { $email } n’est pas exempté.
exemptions-title =
    { $count ->
        [0] Aucun compte exempté
        [one] { $count } compte exempté
       *[other] { $count } comptes exemptés
    }
exemptions-how = Pour exempter un compte, écrivez « recyclage exempter= » avec son adresse et une raison.
form-rules-title = Réglages du recyclage
form-rules-submit = Enregistrer
form-rules-intro = Comment { $place } veut procéder. Dans tous les cas, une personne décide.
form-hint-days = Au moins { $fewest }. Vide : { $usual }, comme partout.
rules-set = { $place } : une licence est proposée après { $days } jours sans connexion, et un gestionnaire demande.
rules-set-automatic = { $place } : une licence est proposée après { $days } jours sans connexion, et la demande part d’elle-même.

## Les messages

inquiry-letter-title = En avez-vous encore besoin?
inquiry-letter-own = Avez-vous encore besoin de votre licence Zoom ({ $email })?
inquiry-letter-other = Le compte { $email }, dont vous êtes chef de service, a-t-il encore besoin de sa licence Zoom?
inquiry-letter-since = Dernière connexion connue : { DATE($at) }.
inquiry-letter-never = Aucune connexion connue depuis sa création, le { DATE($at) }.
inquiry-letter-how = Une licence rendue sert à quelqu’un d’autre; le compte reste, en Basique. Sans réponse d’ici { WHEN($at, $now) }, un gestionnaire décidera.
button-yes-keep = Oui, je la garde
button-no-give-back = Non, la rendre
inquiry-letter-kept = Merci. La licence de { $email } est gardée.
inquiry-letter-given = Merci. La licence de { $email } est rendue.
inquiry-letter-over = La question sur la licence de { $email } n’a plus d’objet.
inquiry-letter-not-needed = Merci. Un gestionnaire décidera de la licence de { $email }.
inquiry-kept-noted = La licence de { $email } est gardée.
inquiry-not-needed-noted = C’est noté : un gestionnaire décidera de la licence de { $email }.
refused-inquiry-unknown = Cette demande n’existe pas ou n’attend plus de réponse.
refused-inquiry-over = La question sur la licence de { $email } n’a plus d’objet. Rien n’a été changé.
proposals-heading = Licences à décider
proposals-title =
    { $count ->
        [one] { $place } : { $count } licence semble inutilisée, et c’est à vous de décider.
       *[other] { $place } : { $count } licences semblent inutilisées, et c’est à vous de décider.
    }
proposals-none = { $place } : il n’y a plus rien à décider.
proposals-how = « Décider » montre ce qui est à venir avant de demander votre confirmation. Rien n’est fait sans elle.
