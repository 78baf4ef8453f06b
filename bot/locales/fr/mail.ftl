# Les courriels: ce qu'ils disent, et ce que la fiche en dit.

mail-introduction-subject = Activez votre compte Zoom avant le { $until }
mail-introduction-heading = Votre compte Zoom est prêt à être activé
mail-introduction-again = Une nouvelle invitation Zoom vous attend
mail-greeting = Bonjour { $name },
mail-greeting-all = Bonjour,
mail-introduction-what = Un compte Zoom ({ $type }) vient d’être créé pour l’adresse { $email }. Établissement : { $place }.
mail-no-place = à préciser
mail-introduction-again-what = Une nouvelle invitation vient de partir à l’adresse { $email }. La précédente ne vaut plus : supprimez-la.
mail-introduction-limit = Vous avez 30 jours : activez-le au plus tard le { $until }. Ensuite, l’invitation n’est plus valable et la licence sert à quelqu’un d’autre.
mail-steps-heading = Comment l’activer
mail-step-1 = Cherchez dans cette boîte le courriel d’activation que Zoom vous envoie (no-reply@zoom.us). Il n’est pas là? Regardez dans le courrier indésirable.
mail-step-2 = Ouvrez-le, choisissez « Activer votre compte » et suivez les étapes.
mail-step-3 = Connectez-vous à zoom.us, ou dans l’application Zoom, avec l’adresse { $email }.
mail-not-the-invitation = Ce message n’est pas l’invitation : seul celui de Zoom contient le lien d’activation.
mail-ready-subject = Votre compte Zoom est prêt

mail-reminder-subject =
    { $count ->
        [0] Dernier jour pour activer votre compte Zoom
        [one] Votre compte Zoom : il reste { $count } jour pour l’activer
       *[other] Votre compte Zoom : il reste { $count } jours pour l’activer
    }
mail-reminder-subject-unknown = Votre compte Zoom n’est pas encore activé
mail-reminder-heading = Votre compte Zoom n’est pas encore activé
mail-reminder-left =
    { $count ->
        [0] L’invitation envoyée à { $email } expire aujourd’hui, le { $until }. Après, la licence sert à quelqu’un d’autre.
        [one] Il reste { $count } jour : l’invitation envoyée à { $email } expire le { $until }. Après, la licence sert à quelqu’un d’autre.
       *[other] Il reste { $count } jours : l’invitation envoyée à { $email } expire le { $until }. Après, la licence sert à quelqu’un d’autre.
    }
mail-reminder-unknown = Une invitation de Zoom attend à l’adresse { $email }. Elle expire 30 jours après son envoi.
mail-reminder-lost = L’invitation est introuvable? Écrivez à l’adresse plus bas : on vous en enverra une autre. Vous n’avez plus besoin du compte? Dites-le aussi, la licence servira à quelqu’un d’autre.

mail-notice-subject =
    { $count ->
        [one] Un compte Zoom expire bientôt
       *[other] { $count } comptes Zoom expirent bientôt
    }
mail-notice-why =
    { $count ->
        [one] Vous répondez de ce compte. La personne ou le service ne l’a pas activé.
       *[other] Vous répondez de ces comptes. Les personnes ou les services ne les ont pas activés.
    }
mail-notice-caption = Comptes qui expirent
mail-notice-column-account = Compte
mail-notice-column-place = Établissement
mail-notice-column-until = Dernier jour
mail-notice-who = { $name }, { $email }
mail-notice-more =
    { $count ->
        [one] Et { $count } autre compte.
       *[other] Et { $count } autres comptes.
    }
mail-notice-next =
    { $count ->
        [one] Demandez que le compte soit activé avant ce jour : le lien est dans le courriel de Zoom (no-reply@zoom.us). Sinon l’invitation expire et la licence est libérée.
       *[other] Demandez que les comptes soient activés avant ce jour : le lien est dans le courriel de Zoom (no-reply@zoom.us). Sinon les invitations expirent et les licences sont libérées.
    }
mail-notice-in-chat = Dans le clavardage, ceci envoie une nouvelle invitation :
mail-notice-act = { $command } { $word } { $email }

mail-letter-in-chat = Pour agir, ouvrez Slack ou Teams et tapez { $command }.

mail-help-heading = Besoin d’aide?
mail-help = Votre centre de coordination en télésanté vous répond.
mail-no-patient-data = N’écrivez jamais de renseignements sur un patient dans un courriel.

mail-sent-by = Courriel automatique d’IRIS, la gestion des licences Zoom du réseau de la santé.
mail-stop = Ne plus recevoir ces rappels
mail-follows = Version française plus bas
mail-rehearsal = [Essai] { $subject }

mail-kind-introduction = Courriel d’introduction
mail-kind-reminder-7 = Rappel du jour 7
mail-kind-reminder-14 = Rappel du jour 14
mail-kind-reminder-21 = Rappel du jour 21
mail-kind-notice-25 = Avis du jour 25
mail-kind-letter = Avis par courriel
mail-proof-sent = envoyé le { $at }
mail-proof-waiting = en attente d’envoi depuis le { $at }
mail-proof-late = en attente depuis le { $at } : le serveur de courriel ne l’a pas encore pris
mail-proof-refused = refusé le { $at } par le serveur du destinataire
mail-proof-given-up = n’a pas pu être envoyé; abandonné le { $at }
mail-unsent-off-network = non envoyé : l’adresse n’est pas du réseau
mail-unsent-stopped = non envoyé : la personne ne veut plus de rappels
mail-unsent-address-refused = non envoyé : l’adresse refuse le courrier
mail-unsent-moot = non envoyé : ce n’était plus utile
mail-address-refused = L’adresse { $email } refuse le courrier depuis le { DATE($at) }. Vérifiez-la avec la personne; si elle est fausse, annulez l’invitation et créez le compte à la bonne adresse.
mail-address-stopped = Cette personne ne veut plus de rappels par courriel, depuis le { DATE($at) }.

mail-stop-title = Rappels par courriel
mail-stop-question = Ne plus recevoir de rappels d’activation par courriel?
mail-stop-button = Ne plus recevoir ces rappels
mail-stop-done = C’est fait : vous ne recevrez plus de rappels. L’invitation de Zoom vaut jusqu’à son dernier jour.
mail-stop-unknown = Ce lien ne vaut plus. Pour ne plus recevoir de rappels, répondez à l’un d’eux.
