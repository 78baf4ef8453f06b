"""What people write for each wish, as rules over folded text: French as it is spoken in Quebec, and English.

An order of rules: the first that matches tells the wish. Each gap is bounded, so that no text takes long.
"""

from __future__ import annotations

from commands.requests.reading.model import Wish

_SEAT = r"(?:licen[cs]es?|sieges?|seats?|comptes?)"
_ACCOUNT = r"(?:comptes?|contes?|accounts?|acc?ts?|licen[cs]es?|acces zoom|zoom)"
_BOT = r"(?:bot|robot|iris|ihub|application)"
_SOME = r"[^.?!\n]{0,30}"
_MANY = r"[^.\n]{0,70}"
_LONG = r"[^.\n]{0,110}"
_ASKED = (
    r"(?:pou(?:vez|rriez)[- ]vous|peu[xt][- ](?:tu|on)|pourrais[- ]tu|merci d[e']|svp|s'il (?:vous|te) plait|stp|veuillez"
    r"|please|pls|plz|can (?:you|u|we)|could (?:you|u|we)|would you|kindly|(?:serait|est)[- ](?:il|ce) possible|faudrait)"
)
_CREATING = (
    r"(?:cree?r|creez?|creation|crees|ajout|ajouter|ajoutez|rajouter|rajoutez|rajout|ouvrir|ouvrez|ouverture|create|creating"
    r"|add|adding|set (?:\w+ )?up|inscrire|enregistrer|onboard)"
)
REACTIVATING = (
    r"(?:(?:re-?activ|debloqu|deverrou|degel|debarr|rallum|repart|unblock|unlock|unfreez|re-?enabl|restor|restaur|reinstat)\w*"
    r"|re-?open|reouvrir|rouvrir|(?:activate|open|turn) (?:\w+ ){0,3}(?:again|back (?:on|up))|re?donner (?:son "
    r"|l')?acces (?:a |au )?zoom"
    r"|re?mettre (?:\w+ ){0,4}?(?:acti\w+|en fonction|en marche|en service)|rendre (?:\w+ ){0,3}?actif|redevenir acti\w+)"
)

ORDERS = (
    rf"{_ASKED}[^.?!\n]{{0,60}}?(?:\b{REACTIVATING}|\b{_CREATING}\b|\brenvo|\bresend|\bsupprim|\bdelete|\breattrib|\breassign)",
)
"""Somebody asks for a thing to be done: a question beside it only explains (« pourquoi inactif? le réactiver SVP »)."""

QUESTIONS = (
    r"\bpourquoi\b|\bwhy\b|\bcomment\b[^.!\n]{0,90}\?|\bcomment (?:on|je|dois|faire|fait|puis|peut|procede|ca|se|est-ce)\b",
    r"\bhow (?:do|can|does|many|long|should|to|is|come|much)\b|\bwhat (?:happens|is|are|does|should|do)\b",
    r"\bqu(?:el|elle|els|elles) (?:est|sont|delai|etait|serait)\b|(?:^|[.!?,\n]\s{0,2})qui (?:est|sont|dois|s'occupe)\b"
    r"|\bwho (?:is|are|should|can)\b",
    r"\bis there (?:a|any) way\b|\bsavez-vous\b|\bsais-tu\b|\bdoes any(?:one|body) know\b|\bdo you know\b|\bpour savoir\b",
    r"\bqu'est-ce qu|\bcombien (?:de|reste|d')|\bc'est quoi\b|\bis it (?:normal|possible to know)\b",
    r"\bverifi(?:er|ez) (?:pourquoi|si|le statut|ce)\b|\b(?:check|verify|see|tell me|know) (?:why|if|whether)\b",
    r"\bou en est\b|\bou c'en est\b|\b(?:petit|un) suivi\b|\bany (?:update|news)\b|\bdes nouvelles (?:de|pour|concernant)\b",
    r"\bstatus of\b|\bstatut d[eu']|\best-ce (?:normal|que c'est normal|que mon compte)\b|\bune (?:petite )?question\b",
    rf"\best-ce (?:que|qu'){_MANY}\b(?:a|ont) (?:deja |bien |finalement )?(?:active|accepte|recu|un compte|ete)\b",
    r"\b(?:a|ont)-t-(?:il|elle|ils|elles)\b|\b(?:peut|peuvent)-(?:il|elle|ils|elles)\b[^.\n]{0,120}\?",
    r"\b(?:has|have|did|does) (?:\w+ ){1,4}(?:activated?|received?|accepted?|have an account)\b[^.\n]{0,60}\?",
)

_ACCESS = (
    rf"\bacces (?:au |a l'|a la |a |pour le |du |d')?{_BOT}\b|\baccess to (?:the )?{_BOT}\b|\b{_BOT}\b{_SOME}\bacces\w*",
    rf"\bacces{_SOME}\b(?:dans|sur|de|du|in|au) (?:le |l'|the )?{_BOT}\b|\b{_BOT}\b{_MANY}\b(?:pas (?:le droit"
    rf"|autorise\w*)|refuse\w*|denied)\b",
    r"\b(?:pas (?:le droit|autorise\w*)|denied|refuse)\b[^.\n]{0,60}\b(?:bot|robot|iris)\b",
    r"\b(?:acces|droits?|role|permissions?) (?:de |d'|en |comme |a titre de )?(?:gestionnaire|lecteur|lectrice|lecture"
    r"|consultation)\b",
    r"\b(?:manager|reader|read-?only|view-?only|admin)(?:'s)? (?:access|rights?|role|permissions?)\b"
    r"|\baccess as (?:a )?manager\b",
    rf"\b(?:nomm\w+|ajout\w+|mettre|designer|add|make|inscri\w+|remplacer|appoint){_MANY}\b(?:comme |as )?"
    r"(?:a )?(?:gestionnaire|lecteur|lectrice|manager|reader)\b(?! de reseau)",
    rf"\b(?:donn\w+|avoir|obtenir|retabl\w+|retir\w+|enlev\w+|perdu|give|get|grant|restore|revoke|remove){_SOME}"
    r"\b(?:les|mes|ses|des|leurs?|my|his|her|the) (?:droits|acces|rights)\b(?! a? ?zoom)",
    rf"\b(?:retir\w+|enlev\w+|revo\w+){_SOME}\bacces\b(?! a? ?zoom)|\bn'?(?:ai|a) plus acces au\b",
    rf"\bgerer (?:les|nos|mes) licences\b{_MANY}\bacces\b|\bacces\b{_MANY}\bgerer (?:les|nos|mes) licences\b",
)
_REASSIGN = (
    rf"\bdonn\w+ (?:a|au) {_LONG}\b(?:la|le|sa) {_SEAT} (?:de|d'|du)\b|\bgive {_LONG}\b(?:the|his|her) {_SEAT} (?:of|from)\b",
    r"\bre-?(?:at+rib|assign|affect)\w+",
    rf"\b(?:transf\w+|ced\w+|redonn\w+|pass(?:er|ez|e)|move|switch|hand over)\b{_MANY}\b{_SEAT}\b(?! de basique)",
    rf"\b{_SEAT}\b{_LONG}\b(?:transf\w+|redonn\w+|reprise?|cede\w*|(?:peut|pourrait|va|peuvent) aller|should go|can go|goes)\b",
    rf"\bdonn\w+ (?:la |sa |ma |cette |leur )?{_SEAT} (?:de|d'|du|a|au|@)|\b{_SEAT}\b{_MANY}\b(?:la|le|les) (?:re)?donn\w+ a\b",
    rf"\bgive\b{_MANY}\b{_SEAT}{_SOME} to\b|\b{_SEAT} (?:of |from |de |d'){_LONG}(?:\bto |->|=>| > |\bvers )",
    rf"\b(?:take|takes|taking|prend|prendre|prenne|reprend\w*|recuper\w+)\b{_MANY}\b(?:sa|la|son|his|her|the|@+|'s) ?{_SEAT}\b",
    rf"\bremplac\w+\b{_LONG}\b(?:par|by|with)\b{_LONG}\b{_SEAT}\b|\breplace\b{_LONG}\b(?:by|with)\b",
    rf"\b{_SEAT}\b{_SOME}\bau nom de l'anci\w+|\b{_SEAT} (?:de|d'|du) (?:l'anci|notre anci|mon anci|son predecess)\w+",
    rf"\b(?:have|get|use|inherit|hand|transfer|reuse)\b{_MANY}(?:'s|@|his|her|their) (?:old |former |zoom |unused )?{_SEAT}\b",
    rf"\b(?:reutilis\w+|herit\w+ de)\b{_MANY}\b{_SEAT}\b|\b{_SEAT}\b{_SOME}\b(?:reutilis\w+|reused)\b",
)
_RESEND = (
    r"\b(?:renvo\w+|resen[dt]\w*|re-send|send (?:it |them |her |him )?(?:again|another)|re-?invit\w+|retransm\w+"
    r"|reexpedi\w+)\b",
    rf"\b(?:lien|link|invit\w*|activation)\b{_SOME}\b(?:expir\w+|echue?s?|perimee?s?|perdue?s?|lost|introuvable"
    rf"|plus (?:bon|valide))\b",
    rf"\b(?:perdu|lost|efface|deleted)\b{_SOME}\b(?:invit\w*|lien d'activation|activation (?:link|email))\b",
    rf"\b(?:jamais|pas|never|not|n't) (?:recu|received?|get|got|eu)\b{_SOME}\b(?:invit\w*|lien|link|courriel d'activation"
    rf"|activation)\b",
    r"\bnouve(?:au lien|lle invit\w*)\b|\b(?:new|another) (?:invit\w*|activation link|link)\b",
    rf"\b(?:delai|30 jours|30 days|30-day){_SOME}\b(?:passes?|depasses?|ecoules?|expires?|over|passed|up)\b",
    r"\b(?:jamais|pas|never|not|n't) (?:encore |yet )?(?:recu|received?|get|got|gotten|eu|trouve|find|found|vu"
    r"|seen) (?:\w+ ){0,2}?"
    r"(?:courriels?|e-?mails?|mail|message)\b",
    r"\b(?:courriel|e-?mail|mail|message) (?:de zoom|d'activation|d'invitation|from zoom)\b[^.\n]{0,40}\b(?:pas|never"
    r"|jamais|perdu|lost)\b",
)
_DEACTIVATE = (
    r"\bdes-?activ\w+|\bde-?activat\w+|\bdisable\b|\bsuspend\w+|\binactivate\b|\bmettre (?:\w+ ){0,4}inactif\b",
    rf"\b(?:re?mettre|retourner|rendre|give|return|redonner)\b{_SOME}\b{_SEAT}\b{_SOME}\b(?:banque|pool|back|retour"
    rf"|disponible)\b",
    rf"\b(?:sur|en|on) (?:pause|hold|veille)\b|\b(?:geler|inactiver|put)\b{_SOME}\b(?:compte|account|licen[cs]e)\b",
    rf"\b(?:fermer|bloquer|close|block)\b{_SOME}\b(?:temporairement|pendant|temporarily)\b|\b(?:fermer"
    rf"|bloquer) temporairement\b",
    rf"\b(?:liber\w+|recuper\w+|free up|free|enlever|retirer) (?:la |sa |ma |the |his |her )?{_SEAT}\b(?! zoom pour)",
)
_DELETE = (
    r"\b(?:enlever|retirer|oter|get rid of|take out|clean up)\b[^.\n]{0,60}\b(?:ne sert|inutile|systeme|liste|the list|zoom)\b",
    r"\b(?:ne sert|ne servent|sert|utilise\w*) (?:plus|pus|a rien)\b|\bno longer (?:used|needed|in use)\b|\b(?:peu[tx]"
    r"|pouvez) l'enlever\b",
    rf"\bsupprim\w+|\bsuppression\b|\beffac\w+|\bdelet\w+|\berase\b|\b(?:retir\w+|enlev\w+){_SOME}\bcompte\b",
    r"\b(?:annul\w+|cancel) (?:l'|son |une |cette |leur |the |his |her |their )?invit\w+",
    rf"\bremove\b{_MANY}\b(?:account|user)\b|\b(?:fermer|detruire|close) (?:\w+ ){{0,3}}?(?:compte|account)\b"
    rf"|\bfermeture (?:du|de) compte",
)
_CAPACITY = (
    r"\b(?:besoin|need|voul\w+|want|faudrait) (?:de |d')?\d{1,3} (?:autres? |more |nouvelles? )?(?:licen[cs]es|sieges"
    r"|seats)\b(?! pour)",
    r"\bwebin(?:aires?|ars?)\b|\bgrandes? reunions?\b|\blarge meetings?\b|\bau bout de nos\b|\b(?:at"
    r"|a) (?:the )?(?:maximum|capacity)\b",
    r"\b(?:hit|reached|atteint|arrive\w* a|over)\b[^.\n]{0,20}\b(?:limite?|quota|maximum|plafond)\b|\bquota (?:atteint"
    r"|depasse|plein)",
    r"\b(?:monter|hausser|passer|augmenter|up|raise|bump)\b[^.\n]{0,20}\b(?:a|to|de) (?:100|500|1 ?000|3 ?000|5 ?000"
    r"|10 ?000)\b",
    rf"\bmanqu\w+ (?:de |d')?(?:\w+ )?{_SEAT}\b|\b(?:out of|short (?:of|on)|no more|run out of|ran out of|low on) {_SEAT}\b",
    rf"\b(?:plus|pas) (?:assez )?(?:de |d'|aucune? |une seule )?(?:place|{_SEAT})\b(?! (?:pour )?que)",
    rf"\b\w+ {_SEAT} (?:zoom )?(?:de plus|supplementaires?|additionnel\w*|more)\b|\b(?:more|additional|extra) {_SEAT}\b",
    rf"\b(?:augment\w+|hauss\w+|increase|raise)\b{_MANY}\b(?:{_SEAT}|capacite|capacity|nombre|quota|allocation)\b",
    r"\b(?:\d{3,5}|\d \d{3}) (?:participants?|personnes|people|attendees|guests)\b|\bau maximum\b",
    r"\b(?:faudrait|need|besoin d'en avoir|besoin de) (?:\d{1,3}|une (?:diz|quinz|vingt)aine|\w+) de plus\b",
)
_MODIFY = (
    r"\bcorrig\w+|\bmodif\w+|\bchang(?:er|ez|ement|e)\b|\bupdate\b|\bmal (?:ecrit|orthograph)\w*|\bmisspel\w+"
    r"|\berreur (?:de|dans)\b",
    r"\bmal (?:epele|inscrit|saisi)\w*|\bmal ecrite?s?\b|\bspell(?:ed|ing)\b|\bwrong (?:name|site|department|last"
    r"|first)\b|\btypo\b",
    r"\b(?:mauvais|mauvaise|erron\w+) (?:nom|prenom|site|installation|departement|fonction|profil|specialite)\b|\bau lieu de\b",
    r"\bmettre a jour\b|\bcorrect (?:the|his|her)\b|\brenomm\w+|\brename\b|\bmise a jour\b",
    rf"\b(?:passer|pass|upgrad\w+|mettre|convert\w*|change|switch|move|set)\b{_MANY}\b(?:licencie|licensed|basique|basic)\b",
    rf"\bajout\w+\b{_MANY}\b(?:au|dans le|a son|to (?:the|his|her)) (?:profil|profile|fiche)\b",
)
_CREATE = (
    r"(?:^|\n)\W{0,3}(?:compte|acces|account|licen[cs]e) zoom\b",
    rf"\b(?:can|could|may|est-ce que|peut|pourrait|puis|aurait|droit){_MANY}\b(?:have|get|avoir"
    rf"|obtenir)\b{_SOME}\b{_ACCOUNT}\b",
    rf"\b(?:mettre|installer|fournir|ca prend|ca prendrait|requiert) (?:un|une|a|le)?{_SOME}\b{_ACCOUNT}\b",
    rf"\b{_CREATING}\b|\bnouve(?:l|lle|lles|aux) (?!invit|demande)\w+|\bnouveau\b{_SOME}\b(?:{_ACCOUNT}|employe|medecin"
    rf"|resident|collegue)\b",
    rf"\b(?:besoin|faut|faudrait|voudr\w+|voul\w+|aimer\w+|souhait\w+|avoir|obtenir|prevoir|faire|desire\w*)\b{_MANY}\b"
    rf"(?:une?|des|\d+|d'une?|d'|nouveau|son|leur) ?{_ACCOUNT}\b",
    rf"\bbesoin (?:d'|de )?(?:compte|licen[cs]e)\b|\b(?:faut|faudrait)\b{_SOME}\bzoom\b"
    rf"|\bpuiss\w+ faire de la teleconsultation\b",
    rf"\b(?:need|needs|want|wants|like|get|have|give|make|open|request\w*)\b{_MANY}\b{_ACCOUNT}\b",
    r"\bnew (?:nurse|doctor|physician|employee|hire|colleague|account|user|psychiatrist|resident|staff|social worker"
    r"|manager|member)\b",
    rf"\b(?:une?|des|\d|deux) (?:\w+ )?{_ACCOUNT}(?: zoom)? (?:pr|pour|a|au nom)\b|(?:^|\n)\W{{0,3}}{_ACCOUNT}(?: zoom)? "
    r"(?:pour|a creer|pr|de service|generique|for)\b",
    rf"\b(?:donn\w+|accord\w+|octroy\w+|attribu\w+|fournir|assign)\b{_SOME}\b{_ACCOUNT}\b|\b{_ACCOUNT} (?:a creer|svp"
    rf"|please|requis)\b",
)
_STATES = (
    r"\b(?:est|etait|affiche|encore|toujours|devenue?|mise?|compte|is|are|was|been|became|shows|got|gets) (?:as |en |now )?"
    r"(?:inacti\w+|bloque\w*|gelee?|barree?|verrouille\w*|suspendue?|blocked|locked|frozen|suspended|deactivated"
    r"|desactive\w*)\b",
    rf"\b(?:de retour|revenue?|back from|returned from|retour de conge|retour au travail){_LONG}\b{_ACCOUNT}\b",
)
_TROUBLES = (
    rf"\b(?:peu[xt]|arriv\w+|reussi\w*|capable|parvien\w+|can't|cannot|can not|unable|impossible)\b{_SOME}"
    r"\b(?:connect\w*|ouvrir|log|login|sign|acceder|activer|session|join\w*|entrer)\b",
    r"\?|\b(?:marche\w*|fonctionne\w*) (?:pas|plus|pus)\b|\bmot de passe\b|\bpassword\b|\b(?:savoir|know) (?:combien|si"
    r"|quand|how|when)\b|"
    r"\b(?:bug|bogue|plante|crash)\w*|\berror\b|\b(?:doesn't|does not|not|isn't) work\w*\b|\bprobleme\b|\berreur\b"
    r"|\bexiste pas\b",
)

RULES: tuple[tuple[Wish, tuple[str, ...]], ...] = (
    (Wish.ACCESS, _ACCESS),
    (Wish.REASSIGN, _REASSIGN),
    (Wish.RESEND, _RESEND),
    (Wish.REACTIVATE, (rf"\b{REACTIVATING}\b",)),
    (Wish.DEACTIVATE, _DEACTIVATE),
    (Wish.DELETE, _DELETE),
    (Wish.CAPACITY, _CAPACITY),
    (Wish.MODIFY, _MODIFY),
    (Wish.CREATE, _CREATE),
    (Wish.REACTIVATE, _STATES),
    (Wish.QUESTION, _TROUBLES),
)
WORDS = (
    "reactiver desactiver supprimer supprime creation creer ajouter rajouter renvoyer invitation licence licences"
    " licencie compte"
    " comptes reattribuer transferer webinaire debloquer modifier gestionnaire reassign reactivate deactivate account"
    " create delete"
    " webinar remplacer annuler effacer corriger acces resend activation nouveau nouvelle augmenter manque besoin pourquoi"
)
"""The words whose slips are put right before the rules are tried."""
