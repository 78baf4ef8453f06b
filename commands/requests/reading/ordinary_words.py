"""Words that begin with a capital somewhere in a request and are nobody's name, folded."""

import re

_WORDS = """
    a absolument acces account accueil actif activation active activer add adjoint adjointe admin administration
    administrative adresse agent agente ai aide ajout ajouter ajoutez all allo also am an and annuler aout apres april are
    arrivee as assistant at attente au aucun august aujourd aussi autre aux avant avec avez avoir avons avril basic basique
    bienvenue bjr boardroom bon bonjour bonne bonsoir bot both bureau but by ca can cancer cancerologie carte cas cc ce cell
    cellulaire centre centres ces cet cette chef cheffe cher chere chers chirurgie chirurgien chsld chu chum chus cisss
    ciusss clinic clinique clsc cmc collegue comme comment compte comptes concernant conference conferences conseiller
    conseillere coordonnateur coordonnatrice cordialement corriger could courriel courriels crea creation creer creez crsss
    cusm dans date days de dear debloquer dec december decembre deconnecte demande demandes departement department deplacer
    depuis des desactivation desactiver desk deux did dimanche directeur direction directrice do docteur docteure does donc
    donner donnez dont dossier dr dre du effacer elle elles email en encore enlever ensuite equipe est et etablissement etes
    eu eux expire faire fait fait-il faudrait faut february fermer fermez fevrier fin first fonction for format formation
    formulaire friday from fw fwd generique gens gestionnaire get give gmf good great groupe had has have he head hello her
    here hey hi his hola hopital hospital hotel how i if ihub ii il ils impossible in inactif inf infirmier infirmiere
    infirmieres info installation institut institute interne invitation invitations iphone ips iris is it its january
    janvier je jeudi jour juillet juin july june just kindly la las last le lecteur les lets leur leurs licence licences
    licencie license licensed licenses lien link linked local login lui lundi ma madame mademoiselle mai mail maintenant
    mais manager manque march mardi mars mass may me med medecin medecine meme merci mercredi mes message mettre mlle mm mme
    mmes modification modifier mon monday monsieur montreal move mr mrs ms msss my name need needs new next no nom nombre
    non nord nos note notre nous nouveau nouveaux nouvel nouvelle nouvelles november novembre numero nurse objet october
    octobre of office ok on onco oncologie oncologue oncology option or ou oui our outlook ouverture ouvrir par parce pas
    patient patiente pavillon pediatrie pendant personne personnes peut peux pharmacien pharmacienne phone pis please pls
    plus possible poste pour pourquoi pourriez pouvez pr practice pre precision prendre prenom preparer pres prevoir
    probleme prof professeur profil projet ps psychiatrie psychologue puis puisque quand que quebec quel quelle quelqu
    question qui quoi radiologie rappel re reactivate reactivation reactiver reactivez reassign reception recherche recu
    refaire regards region reinviter remettez remettre remove remplacer rendez renvoyer renvoyez reply request resend
    resident responsable retirer retour reunion robot room rrsss sa salle salut samedi sans santa sante saturday savez seat
    seats secretaire secretariat send sent september septembre service services ses she si signature since sincerely site
    slack soins soir soit son sont sous soutien specialiste stp subject suite sunday super support supprimer sur svp system
    systeme team teams tel teleconsultation telephone telesante thank thanks that the their them then there they this three
    thursday thx title titulaire to today toujours tous tout toute toutes tr transfer transferer travailleur travailleuse
    trois tu tuesday two type un une unit unite universite university update urgence urgent urgente us usager user
    utilisateur utilisateurs va vendredi verifier vers very veuillez via virtuelle vos votre vous vu was we webinaire
    webinar wednesday week welcome what when where which who why will with would yes yesterday you your zone zoom
"""
_ORDINARY = frozenset(_WORDS.split())
_QUESTION = re.compile(r"[a-z]+-(?:t-)?(?:vous|tu|on|il|elle|ils|elles|je|ce|moi|nous|lui|leur|les|la|le)\b.*")


def is_ordinary(word: str) -> bool:
    """Whether a folded word is no name; « pouvez-vous » and « est-ce » neither, nor what hides behind « l' » and « d' »."""
    if word in _ORDINARY or _QUESTION.fullmatch(word):
        return True
    head, _, rest = word.partition("'")
    return bool(rest) and (word.partition("'")[0] in _ORDINARY or len(head) <= len("qu")) and (rest in _ORDINARY or rest == "s")
