### « Pourquoi ne peut-elle pas se connecter? » : le diagnostic d’un compte et la prochaine étape (R13).

command-diagnostic-button = Diagnostic
command-diagnostic-summary = Pourquoi une personne ne peut pas se connecter, et que faire
command-diagnostic-help = Donnez l’adresse du compte : le robot dit ce qui bloque (invitation en attente, expirée, compte inactif, Basique au-delà de 40 minutes) et propose la prochaine étape. Sans adresse, votre propre compte.
command-diagnostic-example-1 = { $command } diagnostic anne.bouchard.ciussscn@ssss.gouv.qc.ca
command-diagnostic-example-2 = { $command } pourquoi anne.bouchard.ciussscn@ssss.gouv.qc.ca

diagnosis-title = Diagnostic de { $email }
diagnosis-under-way = Un changement est en cours sur ce compte : attendez qu’il soit terminé, puis essayez de nouveau.
diagnosis-pending = L’invitation n’est pas encore acceptée (J{ $day } sur { $of }). La personne doit ouvrir le courriel d’activation de Zoom au plus tard le { DATE($until) }; il est peut-être dans ses indésirables.
diagnosis-pending-undated = L’invitation n’est pas encore acceptée; sa date est inconnue. La personne doit ouvrir le courriel d’activation de Zoom; il est peut-être dans ses indésirables.
diagnosis-pending-over = L’invitation n’a pas été acceptée à temps (J{ $day } sur { $of }) : son lien ne marche plus depuis le { DATE($until) }. Renvoyez-la.
diagnosis-expired = L’invitation est expirée : son lien ne marche plus. Renvoyez-la pour repartir à neuf.
diagnosis-inactive = Le compte est inactif : personne ne peut s’y connecter tant qu’il n’est pas réactivé.
diagnosis-basic = Le compte est Basique : la connexion est possible, mais les rencontres qu’il organise s’arrêtent après { $minutes } minutes. Il faut une licence pour aller au-delà.
diagnosis-unassociated = Le compte n’est associé à aucun établissement : rattachez-le d’abord au vôtre.
diagnosis-never-signed-in = Le compte est actif et personne ne s’y est encore connecté.
diagnosis-none = Rien ne bloque ce compte : il est actif, et on s’y est déjà connecté.
diagnosis-sign-in = À vérifier avec la personne : l’adresse tapée est exactement celle-ci, le mot de passe (« Mot de passe oublié? » sur la page de connexion de Zoom), l’application à jour, et un autre navigateur.
diagnosis-step-follow = Suivre
diagnosis-step-resend = Renvoyer l’invitation
diagnosis-step-reactivate = Réactiver
diagnosis-step-licence = Donner une licence
diagnosis-step-attach = Rattacher
diagnosis-step-ask = Demander à mon CCT
