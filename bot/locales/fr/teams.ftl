### Ce que dit l'interface de Teams elle-même.

teams-lang = fr
teams-title = Licences Zoom
teams-update = Mettez Teams à jour pour voir cette carte.
teams-cut = La suite ne tient pas dans un seul message Teams. Précisez votre demande pour en voir moins à la fois.
teams-sort = Trier par…
teams-open = Ouvrir
teams-action = Action
teams-choose = Choisir…
teams-search = Tapez quelques lettres…
teams-required = Ce champ est obligatoire.
teams-errors = Certains champs sont à corriger.
teams-simulate = Simuler
teams-simulate-told = Montrer ce qui se passerait, sans rien faire
