### Les accès : demandés, donnés, retirés, revus (R1, R2, R5).

## Les mots

argument-accorder = Donner
argument-retirer = Retirer
argument-role = Rôle
argument-territoire = Centre de coordination
argument-revue = Revue
choice-gestionnaire = Gestionnaire
choice-lecteur = Lecture
choice-cct = Centre de coordination
grant-of = { $role } ({ $place })
grant-of-until = { $role } ({ $place }) jusqu’au { DATE($on) }
role-may-cct = Centre de coordination : voir et changer les comptes des établissements de son territoire et ceux d’aucun établissement, répondre aux demandes, donner et retirer les rôles Gestionnaire et Lecture.
role-may-gestionnaire = Gestionnaire : voir, créer, modifier, désactiver et supprimer les comptes de ses établissements, suivre les invitations, les licences et la liste d’attente.
role-may-lecteur = Lecture : voir les comptes, les invitations et les licences de ses établissements, sans rien changer.

## Donner et retirer

button-grant = Donner un accès
button-revoke = Retirer
button-review = Revoir les accès
button-see-access = Voir les accès
button-ask-access = Demander un accès
button-give-again = Redonner
form-grant-title = Donner un accès
form-grant-submit = Continuer
form-grant-intro = Vous pouvez donner les rôles Gestionnaire et Lecture dans les établissements de votre territoire. Une question vous sera posée avant que rien ne change.
form-grant-intro-admin = Un rôle Gestionnaire ou Lecture vaut pour un établissement; le rôle Centre de coordination, pour tout un territoire. Une question vous sera posée avant que rien ne change.
access-hint-until = Facultatif, par exemple 2026-12-31. Sans date, l’accès n’a pas de fin.
access-grant-title = Donner un accès
access-grant-question = Donner à { $email } : { $what }?
access-revoke-title = Retirer un accès
access-revoke-question = Retirer à { $email } : { $what }?
access-revoke-consequence = L’accès cesse tout de suite, même sur les boutons déjà affichés. Les comptes et ce qui a été fait ne changent pas.
access-off-network = { $email } n’est pas une adresse du réseau : vérifiez-la.
access-granted = Accès donné à { $email } : { $what }.
access-revoked = Accès retiré à { $email } : { $what }.
access-welcome-sent = La personne reçoit un message de bienvenue avec ce qu’elle peut faire.
access-welcome-later = La personne recevra un message de bienvenue dès son premier mot au robot.
confirmation-access-changed = Les accès de { $email } ont changé depuis la question : rien n’a été fait.
problem-email-near = Cette adresse n’existe sans doute pas. Vouliez-vous dire { $email }?
problem-territory = Ce centre de coordination n’est pas connu. Écrivez l’un de ceux-ci : { $options }.
problem-access-far = Un accès va jusqu’à { $years } ans au plus. Pour plus longtemps, ne donnez pas de date.
refused-give-or-take = Dites soit « accorder », soit « retirer ».
refused-same-access = { $email } a déjà cet accès, jusqu’à la même date.
refused-no-access = { $email } n’a aucun accès que vous puissiez retirer.
policy-grants-nothing = Les accès sont donnés par votre centre de coordination en télésanté. Faites-lui-en la demande.
policy-own-access = Personne ne change ses propres accès. Demandez-le à une autre personne de votre centre de coordination, ou à l’administration.
policy-more-than-held = Ce rôle est donné par l’administration. Vous pouvez donner les rôles Gestionnaire et Lecture.
policy-other-territory = Cet établissement n’est pas de votre territoire. Son propre centre de coordination peut y donner un accès.
audit-access-departed = Accès retiré : n’est plus membre
audit-access-reviewed = Accès revus

## La bienvenue

welcome-title = Bienvenue : vous avez un accès
welcome-intro = Votre centre de coordination en télésanté vous a donné accès aux licences Zoom. Votre adresse vous fait reconnaître; rien d’autre n’est à faire.
welcome-held = Vos rôles
welcome-next = L’aide montre toutes les commandes, avec des exemples. Pour une question, votre centre de coordination répond.

## La revue

review-heading = Revue des accès
review-title = Qui peut faire quoi : { $cct }
review-never = La revue est demandée tous les { $months } mois; la première viendra { $months } mois après le premier accès.
review-asked = C’est la revue des { $months } mois : retirez ce qui n’a plus lieu d’être, puis confirmez le reste.
review-confirmed = Revue confirmée par { $who } le { DATE($at) }.
review-confirmed-now =
    { $count ->
        [one] Confirmé : { $count } accès ({ $cct }). La prochaine revue viendra dans six mois.
       *[other] Confirmés : { $count } accès ({ $cct }). La prochaine revue viendra dans six mois.
    }
review-nobody = Personne n’a d’accès dans ce territoire.
review-unanswered = Revue des accès du { DATE($at) } sans réponse : { $cct }.
review-agents = Les agents y ont été invités, puis relancés : { $people }. Relancez-les, ou confirmez à leur place.
review-no-agents = Ce CCT n’a plus d’agent : nommez quelqu’un, ou confirmez à sa place.
button-confirm-all = Tout confirmer
refused-no-review = Cette revue n’existe pas, ou n’est pas la vôtre.
refused-old-review = Une revue plus récente a été demandée : c’est celle-là qu’il faut confirmer.

## Les départs

departed-title = { $email } n’est plus membre de l’espace de travail : ses accès ont été retirés.
departed-lost = Accès retirés
departed-next = Si c’est une erreur, redonnez-les; une question vous sera posée d’abord.
