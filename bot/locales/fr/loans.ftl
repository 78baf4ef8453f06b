### Les prêts de licences, et la licence rendue (R1, R55).

## Les commandes

command-preter-button = Prêter une licence
command-preter-summary = Prêter une licence jusqu’à une date, et voir les prêts en cours
command-preter-help = Sans rien, les prêts de vos établissements. Avec un compte Basique, une date et une raison, la licence est prêtée; elle revient d’elle-même à la fin de ce jour et le compte redevient Basique, sans rien perdre d’autre. Vous recevez un rappel trois jours avant et le jour même. Une licence donnée depuis moins de 30 jours peut aussi devenir un prêt.
command-preter-example-1 = { $command } prêter
command-preter-example-2 = { $command } prêter anne.bouchard.ciussscn@ssss.gouv.qc.ca jusqu'au=2026-06-30 raison="remplacement d’été"
command-preter-example-3 = { $command } prêter etab=03

command-prolonger-button = Prolonger le prêt
command-prolonger-summary = Prolonger le prêt d’une licence
command-prolonger-help = Donnez le compte et le nouveau dernier jour du prêt, avant ou après le rappel. Sans date, un formulaire s’ouvre.
command-prolonger-example-1 = { $command } prolonger anne.bouchard.ciussscn@ssss.gouv.qc.ca jusqu'au=2026-09-30

command-rendre-button = Rendre la licence
command-rendre-summary = Rendre une licence dont on n’a plus besoin
command-rendre-help = Sans rien, votre propre licence. Une question vous est posée d’abord, avec ce qui est à venir au calendrier. Le compte reste, en Basique. Les gestionnaires peuvent nommer un compte, par exemple pour mettre fin à un prêt avant sa date.
command-rendre-example-1 = { $command } rendre
command-rendre-example-2 = { $command } rendre anne.bouchard.ciussscn@ssss.gouv.qc.ca raison="fin du remplacement"

argument-jusqu-au = Jusqu’au
help-kind-date = date, par exemple 2026-06-30
help-need-lend = Prêter, rendre et recycler
field-until = Dernier jour du prêt
audit-loan-ended = Prêt terminé
problem-day = « { $typed } » n’est pas une date. Écrivez-la comme ceci : 2026-06-30.
problem-day-past = Cette date est passée.
problem-day-far = Un prêt dure un an au plus, donc jusqu’au { DATE($on) }.
problem-day-not-later = Le prêt va déjà jusqu’au { DATE($on) }. Donnez une date plus éloignée; pour y mettre fin plus tôt, rendez la licence.

## Prêter

button-lend = Prêter une licence
button-loans = Prêts ({ $count })
operation-lent-until = La licence est prêtée jusqu’au { DATE($on) }; elle revient d’elle-même à la fin de ce jour.
button-see-loan = Voir le prêt
button-end-loan = Terminer le prêt
button-give-back-now = Rendre maintenant
extend-loan-of = Prolonger le prêt de { $email }
end-loan-of = Terminer le prêt de { $email }
form-lend-title = Prêter une licence
form-lend-submit = Prêter
form-lend-intro = La licence de { $email } reviendra d’elle-même à la fin du jour choisi. Le compte redeviendra Basique; il n’est jamais supprimé.
form-extend-title = Prolonger le prêt
form-extend-submit = Prolonger
form-extend-intro = La licence est prêtée à { $email } jusqu’au { DATE($on) }.
form-hint-until = Le dernier jour, comme 2026-06-30.
form-hint-loan = Par exemple un remplacement ou un congé. Aucun renseignement sur un patient.
refused-lend-inactive = Le compte { $email } est inactif. Réactivez-le d’abord; une licence pourra ensuite lui être prêtée.
refused-lend-expired = L’invitation de { $email } est expirée. Renvoyez-la d’abord; sa licence pourra ensuite devenir un prêt.
refused-lend-licensed = { $email } a déjà sa licence, depuis plus de 30 jours : elle ne devient pas un prêt. Pour la reprendre, utilisez « rendre ».
refused-lend-other = Une licence se prête à un compte Basique qui est activé; { $email } ne l’est pas. Voyez sa fiche.
refused-no-loan = Aucune licence n’est prêtée à { $email }.

## Un prêt

loan-of = Prêt à { $email }
loan-lent = La licence de { $email } est maintenant un prêt, jusqu’au { DATE($on) }.
loan-extended = Le prêt de { $email } est prolongé jusqu’au { DATE($on) }.
loan-is-giving = La licence est en train d’être donnée; le prêt ira jusqu’au { DATE($on) }.
loan-is-open = La licence est prêtée jusqu’au { DATE($on) }.
loan-is-returning = La licence est en train de revenir.
loan-is-returned = La licence est revenue. Le prêt est terminé.
loan-is-failed = La licence n’a pas pu être donnée : il n’y a pas de prêt.
loan-is-gone = Le compte n’a plus cette licence. Le prêt est terminé.
loan-how = À la fin du dernier jour, le compte redevient Basique et la licence est offerte à la liste d’attente, s’il y en a une.
loan-since = Prêtée le
loan-days-left =
    { $count ->
        [0] Aujourd’hui
        [one] { $count } jour
       *[other] { $count } jours
    }
waiting-what-preter = Prêt d’une licence
card-on-loan = Licence prêtée par { $lender } jusqu’au { DATE($on) }.

## La liste

loans-heading = Licences prêtées
loans-title =
    { $count ->
        [0] Aucune licence prêtée
        [one] { $count } licence prêtée
       *[other] { $count } licences prêtées
    }
loans-none = Aucune licence n’est prêtée dans vos établissements.
loans-none-next = Une licence se prête à un compte Basique, jusqu’à une date, et revient d’elle-même.
loans-left-out = Et { $count } de plus. Précisez l’établissement avec etab=.
loans-column-who = Courriel
loans-column-until = Jusqu’au
loans-column-left = Il reste
loans-column-lender = Prêtée par
loans-column-standing = État
loans-column-place = Établissement
loan-standing-giving = En cours
loan-standing-open = Prêtée
loan-standing-returning = Revient
loan-standing-returned = Revenue
loan-standing-failed = Pas donnée
loan-standing-gone = Terminé

## Les messages

loan-letter-title = Licence prêtée
loan-letter-soon-lender = La licence prêtée à { $email } revient d’elle-même à la fin du { DATE($on) }.
loan-letter-soon-holder = Votre licence Zoom vous est prêtée jusqu’au { DATE($on) }. Ensuite, votre compte redeviendra Basique.
loan-letter-last-lender = La licence prêtée à { $email } revient d’elle-même ce soir.
loan-letter-last-holder = Le prêt de votre licence Zoom prend fin ce soir. Votre compte redeviendra Basique; il ne sera pas supprimé.
loan-letter-returned-lender = La licence prêtée à { $email } est revenue. Le compte est Basique.
loan-letter-returned-holder = Le prêt de votre licence Zoom est terminé. Votre compte est maintenant Basique; vos rencontres restent au calendrier.
loan-letter-not-returned-lender = La licence prêtée à { $email } n’a pas pu revenir. Un autre essai sera fait demain; vous pouvez aussi prolonger le prêt.
loan-letter-not-activated-lender = Le prêt à { $email } est terminé, mais l’invitation n’a pas encore été acceptée : Zoom ne change rien avant. La licence reviendra à l’activation. Pour la libérer tout de suite, annulez l’invitation.
loan-letter-how-holder = Pour la garder plus longtemps, écrivez à { $lender }.
loan-letter-extended = Le prêt à { $email } est prolongé jusqu’au { DATE($on) }.
loan-letter-was-returned = Le prêt à { $email } est terminé : la licence est revenue.
loan-letter-was-failed = La licence n’a pas pu être donnée à { $email } : il n’y a pas de prêt.
loan-letter-was-gone = Le prêt à { $email } est terminé : le compte n’a plus de licence.

## Rendre

give-back-title = Rendre la licence
give-back-question = Voulez-vous reprendre la licence de ce compte?
give-back-question-own = Voulez-vous rendre votre licence?
give-back-summary = Rendre la licence de { $email }
give-back-basic = Le compte reste, en Basique : Zoom limite alors la durée de ses rencontres, et les options payées s’en vont avec la licence.
give-back-ends-loan = Le prêt, qui allait jusqu’au { DATE($on) }, prend fin.
button-keep-licence = Garder la licence
refused-return-inactive = Le compte { $email } n’est pas actif : il n’a pas de licence à rendre. Une invitation s’annule.
refused-return-basic = Le compte { $email } n’a pas de licence à rendre.
