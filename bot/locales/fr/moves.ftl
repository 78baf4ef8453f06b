### Défaire une désactivation, réattribuer une licence (R40, R52).

## Défaire

button-undo-deactivate = Annuler la désactivation
undo-deactivate-of = Annuler la désactivation de { $email }
undo-deactivate-with-seat = Sa licence est gardée jusqu’à { CLOCK($at) } : d’ici là, vous pouvez annuler la désactivation, ou vous servir de la licence tout de suite pour quelqu’un d’autre.
undo-deactivate-without-seat = La désactivation peut être annulée jusqu’à { CLOCK($at) }.
undo-too-late = Les quinze minutes sont passées : { $email } ne peut plus revenir en un clic. Rien n’a été fait. Sa fiche montre ce qu’on peut faire.
undo-seat-used = La licence gardée pour { $email } a servi à quelqu’un d’autre : l’annulation n’est plus possible. On peut réactiver le compte; il reprendra une licence s’il y en a une de libre.
operation-ended-undo = La licence gardée pour { $email } a servi : sa désactivation ne peut plus être annulée en un clic.

## Réattribuer : le formulaire et la question

button-undo-reassign = Annuler la réattribution
button-reassign = Réattribuer une licence
button-give-back = Redonner la licence
undo-reassign-of = Annuler la réattribution de { $email }
undo-reassign-with-seat = La réattribution peut être annulée jusqu’à { CLOCK($at) } : la licence et ses options reviennent alors d’où elles viennent.
undo-reassign-changed = Le compte { $email } ou le compte { $other } a changé depuis la réattribution : elle ne peut plus être annulée en un clic. Rien n’a été fait. Refaites une réattribution au besoin.
undo-reassign-seat-used = La licence gardée pour { $email } a servi à quelqu’un d’autre : la réattribution ne peut plus être annulée. Rien n’a été fait.
form-reassign-title = Réattribuer une licence
form-reassign-from = Licence de
form-reassign-to = Courriel de qui la reçoit
form-reassign-to-hint = Un compte sans licence, ou une personne à inviter.
form-reassign-intro = La licence et ses options passent d’un compte à l’autre. Le premier reste actif, comme basique.
form-reassign-new = Il n’y a pas de compte à cette adresse : remplissez la suite pour l’inviter. La licence de { $email } lui est donnée dès l’invitation.
reassign-title = Confirmer la réattribution
reassign-summary = Réattribuer la licence de { $email } à { $other }
reassign-question = Voulez-vous donner à { $other } la licence de { $email }?
reassign-who = Compte
reassign-place = Établissement
reassign-before = Avant
reassign-after = Après
reassign-no-account = Pas de compte
reassign-large-meeting = grande réunion { $capacity }
reassign-webinar = webinaire { $capacity }
reassign-seats = Licences prises – { $place } : { $before } avant, { $after } après, sur { $allocated }.
reassign-seats-unfixed = Licences prises – { $place } : { $before } avant, { $after } après.
reassign-meetings-stay = Les rencontres de { $email } restent à son calendrier. Sans licence, elles sont limitées à 40 minutes.
reassign-webinars-lost = Sans l’option, les webinaires de { $email } ne pourront pas être tenus.
reassign-invites = Zoom enverra une invitation à { $other } : 30 jours pour activer le compte.
reassign-activates = Le compte { $other } est inactif : il sera réactivé.
reassign-addons-later = La grande réunion et le webinaire attendent l’activation de { $other }, et une place dans son établissement.
reassign-addons-dropped = L’établissement de { $other } n’a pas de place pour la grande réunion ou le webinaire : cette option n’est pas transmise.

## Réattribuer : ce qui en est

planned-reassign = Réattribution de la licence de { $email } à { $other } en cours.
operation-reassign-reassigned = Licence de { $email } donnée à { $other }. Le compte { $email } reste actif, comme basique; ses rencontres restent au calendrier, limitées à 40 minutes.
operation-reassign-reassigned-created = Licence de { $email } donnée à { $other } : l’invitation est partie, la personne a 30 jours pour activer son compte. Le compte { $email } reste actif, comme basique.
operation-reassign-reassigned-without-addons = Licence de { $email } donnée à { $other }, mais sans la grande réunion ou le webinaire. Le compte { $email } reste actif, comme basique.
operation-reassign-reassignment-undone = Réattribution annulée : la licence de { $email } est revenue à { $other }.
operation-reassign-done = Réattribution de la licence de { $email } à { $other } terminée.
operation-reassign-failed = La licence de { $email } n’a pas été donnée à { $other }.
operation-reassign-cancelled = Réattribution de la licence de { $email } à { $other } annulée avant d’avoir commencé.
operation-kind-reassign = réattribution
simulated-reassign = Simulation : la licence de { $email } passerait à { $other }. Les rencontres de { $email } resteraient à son calendrier, limitées à 40 minutes.
reassign-undone = La première moitié a été défaite : { $email } a sa licence, comme avant; { $other } n’en a pas.
reassign-kept = Zoom n’a pas non plus pu la rendre à { $email } : pour l’instant, ni l’un ni l’autre ne l’a.
reassign-seat-kept = La place reste réservée pour vous jusqu’à { WHEN($at, $now) } : redonnez la licence à { $email }, ou servez-vous-en pour quelqu’un d’autre.
reassign-give-back-to = Redonner la licence à { $email }

## Réattribuer : refus, et quoi faire

problem-reassign-self = C’est le compte qui donne la licence. Choisissez-en un autre.
refused-reassign-pending = Le compte { $email } n’est pas activé : annulez son invitation, ce qui libère sa licence, puis donnez-la à qui vous voulez.
refused-reassign-nothing = Le compte { $email } n’a pas de licence à donner. Sa fiche montre où il en est.
refused-reassign-to-pending = Le compte { $email } n’est pas encore activé : il ne peut rien recevoir. Renvoyez l’invitation, ou attendez l’activation.
refused-reassign-has-one = Le compte { $email } a déjà une licence. Rien n’a été fait.
refused-reassign-type = Le compte { $email } a un type que nous ne changeons pas. Choisissez-en un autre, ou écrivez à votre centre de coordination.
