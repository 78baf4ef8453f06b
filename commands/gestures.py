"""What `geste` says in buttons and forms of writing commands: which part of the command they are."""

from __future__ import annotations

YES = "oui"
CLOSE = "fermer"
CHOOSE = "transfert"
"""supprimer: opens the form that asks to whom the meetings go."""
TRANSFER = "transferer"
"""supprimer: that form, sent; it is the yes."""
FORM = "formulaire"
"""créer: opens the form with what was typed."""
ANYWAY = "quand-meme"
"""créer: although a generic account looks the same (R24)."""
AT_ACTIVATION = "activation"
"""modifier: to be applied once, when the activation is seen (R30)."""
