### Les commandes qui écrivent : formulaires, questions, refus. Ce que devient une opération est dans operations.ftl.

## Boutons

button-yes = OUI
button-close = FERMER
button-transfer = Transférer à…
button-ask-again = Reposer la question
button-attach = Rattacher
button-cancel-invitation = Annuler l’invitation
button-remove-expired = Retirer
button-reactivate = Réactiver
button-delete = Supprimer
button-seats = Voir les licences
button-create-basic = Créer comme Basique
button-correct = Corriger l’adresse
button-modify-again = Rouvrir le formulaire
button-card = Fiche
button-resend = Renvoyer l’invitation
button-apply-at-activation = Appliquer à l’activation

## Questions (R42)

confirmation-delete-title = Confirmer la suppression
confirmation-delete-question = Voulez-vous supprimer cet élément?
confirmation-delete-summary = Confirmer la suppression de { $email }
confirmation-name = Nom
confirmation-account = Courriel
confirmation-permanent = La suppression est définitive.
confirmation-upcoming = À venir chez Zoom : { $meetings ->
        [0] aucune rencontre
        [one] une rencontre
       *[other] { $meetings } rencontres
    } et { $webinars ->
        [0] aucun webinaire
        [one] un webinaire
       *[other] { $webinars } webinaires
    }.
confirmation-uncounted = Zoom n’a pas dit quelles rencontres sont à venir. Il peut y en avoir.
confirmation-transferred = Les rencontres et webinaires iront à { $to }.
confirmation-not-transferred = Sans transfert, ce qui est à venir est perdu. On peut le transférer à un compte actif de vos établissements.
confirmation-lifetime = Cette question vaut dix minutes, une seule fois, et pour vous uniquement.
confirmation-closed = Fermé. Rien n’a été changé.
confirmation-not-yours = Cette question a été posée à quelqu’un d’autre. Rien n’a été changé. Faites la commande vous-même au besoin.
confirmation-unknown = Cette question n’existe plus. Rien n’a été changé. Refaites la commande.
confirmation-changed = Le compte { $email } a changé depuis la question. Rien n’a été fait. Revoyez-le, puis répondez de nouveau.
confirmation-lapsed = La question a expiré après dix minutes. Rien n’a été changé.

deactivate-title = Confirmer la désactivation
deactivate-question = Voulez-vous désactiver le compte de { $who }?
deactivate-bookings-stay = Le compte devient inactif et basique. Ses rencontres restent au calendrier.
deactivate-frees-seat = Sa licence vous est gardée quinze minutes : d’ici là, vous pourrez annuler en un clic, ou vous en servir pour quelqu’un d’autre. Ensuite, elle est libérée.
cancel-title = Confirmer la suppression
cancel-question = Voulez-vous supprimer cet élément? L’invitation de { $who } sera annulée.
cancel-question-expired = Voulez-vous supprimer cet élément? L’invitation de { $who } a déjà expiré; le compte ne paraîtra plus dans les listes.
cancel-link-dies = Le lien que la personne a reçu ne servira plus.
cancel-frees-seat = La licence réservée est libérée.

## Formulaires (titres et envois : 24 caractères au plus)

form-create-title = Créer un compte
form-create-submit = Créer
form-create-anyway = Créer quand même
form-create-intro = Zoom enverra une invitation à cette adresse; la personne a 30 jours pour activer son compte.
form-modify-title = Modifier le compte
form-modify-submit = Enregistrer
form-modify-submit-later = Garder pour l’activation
form-modify-intro = Compte : { $email }. Le courriel ne change jamais : pour une autre adresse, créez un compte, puis désactivez ou supprimez celui-ci.
form-modify-later = La personne n’a pas encore activé son compte. Vos changements seront gardés, puis appliqués une fois à l’activation.
form-account-title = Choisir un compte
form-person-title = Choisir une personne
form-account-submit = Continuer
form-transfer-title = Transfert et suppression
form-transfer-submit = Transférer et supprimer
form-transfer-intro = Les rencontres et webinaires à venir iront au compte choisi, puis le compte sera supprimé pour de bon.
form-transfer-to = Transférer à
form-transfer-hint = Un compte actif de vos établissements.
form-attach-title = Rattacher le compte
form-attach-submit = Rattacher
form-hint-email = Une adresse du réseau de la santé.
form-hint-first-name = Pour un compte générique, le nom du service ou de la salle.
form-hint-last-name = Obligatoire, sauf pour un compte générique.
form-hint-deduced = Établissement lu dans l’adresse. Vérifiez-le.
form-hint-oncology = Pour les praticiens de cette spécialité.
form-hint-head = Obligatoire pour un compte générique, avec son courriel.
form-alike =
    { $count ->
        [one] Un compte générique de cet établissement porte presque le même nom. Est-ce le même?
       *[other] { $count } comptes génériques de cet établissement portent presque le même nom. Est-ce le même?
    }
form-alike-line = { $name } ({ $email }, { $status })

## Valeurs à corriger

problem-address-near = Cette adresse semble mal écrite. Vouliez-vous dire { $correction }?
problem-address-outside = Une adresse universitaire ou publique n’est pas acceptée. Prenez celle du réseau de la santé.
problem-address-off-network = Cette adresse n’est pas du réseau de la santé. Prenez celle que l’établissement a donnée à la personne.
problem-establishment-needed = L’adresse ne dit pas l’établissement. Choisissez-le.
problem-establishment-not-yours = Cet établissement n’est pas des vôtres. Choisissez-en un autre, ou écrivez à votre centre de coordination.
problem-establishment-scope = L’établissement { $establishment } n’est pas des vôtres. Choisissez-en un autre, ou écrivez à votre centre de coordination.
problem-list = « { $typed } » n’est pas dans la liste. Essayez un autre mot, ou ouvrez le formulaire pour la voir.
problem-list-several = « { $typed } » peut vouloir dire : { $options }. Précisez.
problem-installation-moved = Choisissez l’installation du nouvel établissement.
problem-required-generic = Un compte générique a un chef de service, avec son nom et son courriel.
problem-profile-administrative = Le profil administratif ne se donne pas à la création. Choisissez Téléconsultation; vous pourrez le modifier une fois le compte activé.
problem-type-local = Utilisateur local n’existe que là où Zoom l’a déjà. Choisissez Basique ou Licencié.
problem-type-unknown = Zoom donne à ce compte un type que nous ne connaissons pas. Laissez-le tel quel, ou écrivez à votre centre de coordination.
problem-addon-licensed = Cette option demande le type Licencié.
problem-after-activation = Ceci ne peut pas attendre l’activation. Modifiez-le une fois le compte activé.
problem-after-reactivation = Réactivez d’abord le compte.
problem-transfer-target = Choisissez un compte actif de vos établissements.
problem-transfer-self = Ce compte est celui qui serait supprimé. Choisissez-en un autre.

## Refus, et quoi faire

refused-under-way = Une opération sur { $email } est en cours ({ $what }). Attendez sa fin, puis réessayez.
refused-changed = Le compte { $email } vient de changer. Rien n’a été fait. Réessayez.
refused-version = Quelqu’un a changé le compte { $email } pendant que le formulaire était ouvert. Rien n’a été fait. Rouvrez-le.
refused-new-address = L’adresse d’un compte ne change jamais : { $email } garde la sienne. Pour une autre adresse, créez-y un compte, puis désactivez ou supprimez celui-ci, ce qui libère sa licence.
refused-nothing-to-change = Rien à changer : le compte { $email } a déjà ces valeurs.
refused-exists = Le compte { $email } existe déjà. Voici sa fiche.
refused-address-taken = L’adresse { $email } ne peut pas être utilisée ici. Écrivez à votre centre de coordination en télésanté.
refused-full = { $pool } – { $establishment } : plus rien de libre (allouées : { $allocated }; utilisées : { $used }; réservées : { $reserved }). Rien n’a été fait.
refused-full-since = { $pool } – { $establishment } : plus rien de libre; la dernière licence a été prise { WHEN($at, $now) } (allouées : { $allocated }; utilisées : { $used }; réservées : { $reserved }). Rien n’a été fait.
refused-modify-pending = Le compte { $email } n’est pas encore activé : Zoom dirait oui et n’appliquerait rien. On peut garder le changement pour l’activation, ou renvoyer l’invitation.
refused-modify-expired = L’invitation de { $email } a expiré : il n’y a plus de compte à modifier. Renvoyez l’invitation.
refused-delete-pending = Le compte { $email } n’est pas activé : c’est son invitation qui s’annule.
refused-deactivate-pending = Le compte { $email } n’est pas activé : c’est son invitation qui s’annule.
refused-already-inactive = Le compte { $email } est déjà inactif.
refused-not-inactive = Le compte { $email } n’est pas inactif : il n’y a rien à réactiver. Sa fiche montre ce qu’on peut faire.
refused-not-pending = Le compte { $email } est déjà activé : il n’y a pas d’invitation à renvoyer.
refused-cancel-active = Le compte { $email } est déjà activé : il n’y a plus d’invitation. On peut le supprimer.
refused-operation-unknown = Aucune opération de ce nom parmi les vôtres. La commande état les montre.
refused-operation-ended = Cette opération est déjà terminée. Rien n’a été changé.
refused-operation-started = Cette opération est déjà commencée chez Zoom et ne peut plus être annulée. Attendez sa fin.
refused-already-attached = Le compte { $email } a déjà un établissement. Pour le changer, modifiez-le.
refused-establishment-scope = L’établissement { $establishment } n’est pas des vôtres. Choisissez-en un autre, ou écrivez à votre centre de coordination.
refused-create-suffix-elsewhere = L’adresse { $email } n’est pas de cet établissement. Vérifiez-la, ou demandez à votre centre de coordination de créer ce compte.
refused-suffix-elsewhere = L’adresse { $email } est celle d’un autre établissement ({ $establishment }). Demandez à votre centre de coordination de rattacher ce compte.

## Fait tout de suite

kept-for-activation = Les changements de { $email } sont gardés. Ils seront appliqués une fois, quand la personne activera son compte.
head-corrected = Le chef de service de { $email } est corrigé.
operation-cancelled = L’opération sur { $email } est annulée. Rien n’a été fait chez Zoom, et la licence réservée est libérée.
