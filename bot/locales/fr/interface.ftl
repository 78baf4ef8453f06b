### Mots et libellés que tous les écrans partagent. Le français fait foi; en/ en est le jumeau.
### Typographie: pas d'espace avant ? ! ; et une espace insécable avant : et à l'intérieur des « ».

## Libellés des valeurs (voir commands/domain/accounts.py)

status-active = Actif
status-inactive = Inactif
status-pending = En attente
status-deleted = Supprimé
status-expired = Expiré

user-type-basic = Basique
user-type-licensed = Licencié
user-type-local = Utilisateur local
user-type-unknown = Type inconnu

profile-teleconsultation = Téléconsultation
profile-administrative = Administrative

pool-licence = Licences
pool-large-meeting = Grande réunion
pool-webinar = Webinaire

role-admin = Administration
role-cct = Centre de coordination
role-gestionnaire = Gestionnaire
role-lecteur = Lecture
role-titulaire = Titulaire
role-anyone = Tout le monde

## Fraîcheur (R12)

freshness = à jour { SINCE($at, $now) }
freshness-never = jamais lu

## Valeurs

yes = Oui
no = Non
none =
    { $of ->
        [grande-reunion] Aucune
        [raison] Aucune
       *[other] Aucun
    }
unknown-date = date inconnue
days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }

## Ponctuation

colon =  :
