### Défaire une désactivation, réattribuer une licence (R40, R52).

## Défaire

button-undo-deactivate = Annuler la désactivation
undo-deactivate-of = Annuler la désactivation de { $email }
undo-deactivate-with-seat = Sa licence est gardée jusqu’à { CLOCK($at) } : d’ici là, vous pouvez annuler la désactivation, ou vous servir de la licence tout de suite pour quelqu’un d’autre.
undo-deactivate-without-seat = La désactivation peut être annulée jusqu’à { CLOCK($at) }.
undo-too-late = Les quinze minutes sont passées : { $email } ne peut plus revenir en un clic. Rien n’a été fait. Sa fiche montre ce qu’on peut faire.
undo-seat-used = La licence gardée pour { $email } a servi à quelqu’un d’autre : l’annulation n’est plus possible. On peut réactiver le compte; il reprendra une licence s’il y en a une de libre.
operation-ended-undo = La licence gardée pour { $email } a servi : sa désactivation ne peut plus être annulée en un clic.
