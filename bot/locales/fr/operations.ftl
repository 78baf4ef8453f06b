### Les opérations : en cours, en attente, faites, échouées, annulées; les refus de Zoom en mots (R54, R96).

## En cours

planned-create = Création de { $email } en cours.
planned-modify = Modification de { $email } en cours.
planned-deactivate = Désactivation de { $email } en cours.
planned-reactivate = Réactivation de { $email } en cours.
planned-delete = Suppression de { $email } en cours.
planned-cancel-invitation = Annulation de l’invitation de { $email } en cours.
planned-resend = Renvoi de l’invitation à { $email } en cours.
planned-attach = Rattachement de { $email } en cours.
planned-inspect = Vérification de ce que { $email } a au calendrier…
planned-next = La fin vous sera dite ici même.

operation-waiting-unavailable = Zoom ne répond pas. La demande, reçue { WHEN($at, $now) }, est en file et reprendra d’elle-même; ce qui lui est réservé le reste.
operation-waiting-uncertain = La réponse de Zoom s’est perdue. Le compte est relu avant toute nouvelle tentative (demande reçue { WHEN($at, $now) }).
operation-waiting-quota = Zoom n’invite plus personne aujourd’hui : la limite quotidienne est atteinte. La suite reprend d’elle-même, { WHEN($at, $now) }; l’invitation actuelle et ce qui est réservé le restent.
operation-waiting-before = Une autre opération sur ce compte passe d’abord (demande reçue { WHEN($at, $now) }).
operation-reference = Référence : { $reference }

## Faites

operation-create-created = Compte créé : l’invitation est partie à { $email }. La personne a 30 jours pour activer son compte.
operation-create-created-basic = Compte créé comme basique, sans licence payée : l’invitation est partie à { $email }.
operation-create-done = Compte { $email } créé.
operation-modify-modified = Compte { $email } modifié.
operation-modify-modified-without-addons = Compte { $email } modifié, mais sans la grande réunion ou le webinaire demandés.
operation-modify-applied-at-activation = { $email } a activé son compte : les changements gardés sont appliqués.
operation-modify-done = Modification de { $email } terminée.
operation-deactivate-deactivated = Compte { $email } désactivé : il est inactif et basique. Ses rencontres restent au calendrier.
operation-deactivate-deactivated-without-licence = Compte { $email } désactivé : il est inactif. Ses rencontres restent au calendrier.
operation-deactivate-done = Désactivation de { $email } terminée.
operation-reactivate-reactivated = Compte { $email } réactivé, avec sa licence.
operation-reactivate-reactivated-basic = Compte { $email } réactivé comme basique : aucune licence n’était libre.
operation-reactivate-reactivated-without-licence = Compte { $email } réactivé, sans licence comme avant.
operation-reactivate-reactivated-without-addons = Compte { $email } réactivé avec sa licence, mais sans la grande réunion ou le webinaire qu’il avait.
operation-reactivate-done = Réactivation de { $email } terminée.
operation-delete-deleted = Compte { $email } supprimé. Sa licence est libérée.
operation-delete-deleted-without-licence = Compte { $email } supprimé.
operation-delete-deleted-transferred = Compte { $email } supprimé; ses rencontres et webinaires sont transférés. Sa licence est libérée.
operation-delete-deleted-transferred-without-licence = Compte { $email } supprimé; ses rencontres et webinaires sont transférés.
operation-delete-already-gone = Le compte { $email } n’existait déjà plus chez Zoom. Il est retiré d’ici aussi.
operation-delete-done = Suppression de { $email } terminée.
operation-cancel-invitation-cancelled-invitation = Invitation de { $email } annulée. La licence réservée est libérée.
operation-cancel-invitation-cancelled-invitation-without-licence = Invitation de { $email } annulée.
operation-cancel-invitation-already-gone = L’invitation de { $email } n’existait déjà plus chez Zoom. Elle est retirée d’ici aussi.
operation-cancel-invitation-done = Annulation de l’invitation de { $email } terminée.
operation-resend-resent = Invitation renvoyée à { $email } : 30 jours de plus pour activer le compte.
operation-resend-done = Renvoi de l’invitation à { $email } terminé.
operation-attach-attached = Compte { $email } rattaché. Toutes les actions sont maintenant possibles.
operation-attach-done = Rattachement de { $email } terminé.
operation-inspect-done = Vérification de { $email } terminée.

operation-note-addons-refused = La grande réunion ou le webinaire n’ont pas été donnés. { $reason }
operation-note-copy-refused = L’établissement et l’installation n’ont pas été recopiés chez Zoom; ils valent quand même ici. { $reason }
operation-note-profile-refused = Le profil n’a pas été porté chez Zoom; il vaut quand même ici. { $reason }
operation-note-without-licence = La licence n’a pas été donnée. { $reason }
operation-note-licence-kept = Zoom n’a pas retiré la licence. { $reason }

## Échouées ou annulées

operation-create-failed = Le compte { $email } n’a pas été créé.
operation-modify-failed = Le compte { $email } n’a pas été modifié en entier.
operation-deactivate-failed = Le compte { $email } n’a pas été désactivé.
operation-reactivate-failed = Le compte { $email } n’a pas été réactivé.
operation-delete-failed = Le compte { $email } n’a pas été supprimé.
operation-cancel-invitation-failed = L’invitation de { $email } n’a pas été annulée.
operation-resend-failed = L’invitation n’a pas été renvoyée à { $email }.
operation-attach-failed = Le compte { $email } n’a pas été rattaché.
operation-inspect-failed = Ce que { $email } a au calendrier n’a pas pu être vérifié. Rien n’a été changé.
operation-create-cancelled = Création de { $email } annulée avant d’avoir commencé.
operation-modify-cancelled = Modification de { $email } annulée avant d’avoir commencé.
operation-deactivate-cancelled = Désactivation de { $email } annulée avant d’avoir commencé.
operation-reactivate-cancelled = Réactivation de { $email } annulée avant d’avoir commencé.
operation-delete-cancelled = Suppression de { $email } annulée avant d’avoir commencé.
operation-cancel-invitation-cancelled = L’annulation de l’invitation de { $email } a été retirée avant d’avoir commencé.
operation-resend-cancelled = Renvoi de l’invitation à { $email } annulé avant d’avoir commencé.
operation-attach-cancelled = Rattachement de { $email } annulé avant d’avoir commencé.
operation-inspect-cancelled = Vérification de { $email } abandonnée.
operation-failed-still-pending = La personne n’a pas encore activé son compte : Zoom accepte la modification sans l’appliquer. Attendez l’activation, ou renvoyez l’invitation.
operation-failed-already-active = La personne vient d’activer son compte : il n’y a plus d’invitation. Ouvrez sa fiche pour la suite.
operation-failed-unknown-version = Cette demande venait d’une autre version du service et n’a pas été faite. Refaites-la.
operation-failed-broken = Quelque chose n’a pas fonctionné de notre côté, et la demande a été arrêtée. Ouvrez la fiche pour voir où en est le compte, puis refaites-la; si cela revient, donnez la référence au soutien.
operation-failed-unread = Zoom refuse de montrer le compte : on ne sait pas si tout ce qui lui a été demandé est appliqué. Rien n’est envoyé de nouveau. Ouvrez la fiche, puis donnez la référence au soutien.
operation-failed-restored = Le service a été rétabli depuis une copie : par prudence, cette demande n’a pas été refaite. Ouvrez la fiche, puis refaites-la au besoin.

## Sortes, en un mot

operation-kind-create = création
operation-kind-modify = modification
operation-kind-deactivate = désactivation
operation-kind-reactivate = réactivation
operation-kind-delete = suppression
operation-kind-cancel-invitation = annulation de l’invitation
operation-kind-resend = renvoi de l’invitation
operation-kind-attach = rattachement
operation-kind-inspect = vérification

## Simulations (R82)

simulated-create = Simulation : { $email } serait créé, l’invitation partirait et une licence serait réservée s’il y a lieu.
simulated-modify = Simulation : { $email } serait modifié.
simulated-deactivate = Simulation : { $email } serait désactivé, sa licence serait libérée et ses rencontres resteraient au calendrier.
simulated-reactivate = Simulation : { $email } serait réactivé.
simulated-delete = Simulation : { $email } serait supprimé pour de bon.
simulated-cancel-invitation = Simulation : l’invitation de { $email } serait annulée et sa licence réservée serait libérée.
simulated-resend = Simulation : l’invitation serait renvoyée à { $email }, avec 30 jours de plus.
simulated-attach = Simulation : { $email } serait rattaché.
simulated-inspect = Simulation : la question de la suppression de { $email } serait posée après vérification du calendrier.

## Refus de Zoom, et quoi faire (R54)

zoom-not-found = Zoom ne connaît plus ce compte. Il a été retiré ailleurs; la liste est mise à jour. Créez-le de nouveau au besoin.
zoom-address-taken = Cette adresse est déjà prise chez Zoom. Si le compte n’est pas dans votre liste, écrivez à votre centre de coordination.
zoom-active-elsewhere = Cette personne a déjà un compte Zoom actif ailleurs. Elle doit d’abord le libérer; votre centre de coordination peut l’aider.
zoom-invitation-expired = L’invitation est expirée chez Zoom. Renvoyez-la.
zoom-no-seats = Zoom n’a plus de licence libre dans l’ensemble du réseau. La place réservée est libérée. Annulez des invitations qui ne servent plus, ou écrivez à votre centre de coordination.
zoom-addon-seats = Zoom n’a plus de place pour cette option (grande réunion ou webinaire). Retirez-la d’un autre compte, ou écrivez à votre centre de coordination.
zoom-domain-managed = Le domaine de cette adresse est géré par un autre compte Zoom. Votre centre de coordination doit s’en occuper.
zoom-admin-protected = Cette personne administre le compte Zoom : on ne peut agir sur elle d’ici. Écrivez à l’administration.
zoom-type-forbidden = Le contrat de Zoom ne permet pas ce type d’utilisateur. Choisissez Basique ou Licencié.
zoom-webinar-needs-licence = Le webinaire demande un utilisateur licencié. Donnez d’abord une licence.
zoom-address-limited = Zoom n’accepte pas les adresses de ce domaine. Prenez l’adresse du réseau de la personne.
zoom-validation = Zoom a trouvé une valeur incorrecte. Ouvrez la fiche, corrigez les champs, puis réessayez.
zoom-permission = Le service n’a pas le droit de faire cela chez Zoom. L’administration doit le lui donner; réessayez ensuite.
zoom-scope-missing = Il manque une autorisation au service chez Zoom. L’administration doit l’ajouter; réessayez ensuite.
zoom-pending-user = La personne n’a pas encore activé son compte : Zoom refuse ce changement. Attendez l’activation, ou renvoyez l’invitation.
zoom-daily-quota = La limite quotidienne de créations de Zoom est atteinte. Réessayez demain.
zoom-unknown = Zoom a refusé sans donner de raison connue. Réessayez plus tard; si cela revient, donnez la référence au soutien.
