### Ce qui peut clocher dans les fichiers de référence (storage/reference/problems.py). $value est le texte fautif.

reference-broken = Les données de référence comportent des erreurs. Corrigez-les, puis relancez :
reference-problem-at = { $file }, ligne { $line } : { $problem }
reference-problem-in = { $file } : { $problem }

reference-problem-no-directory = ce répertoire n’existe pas. Indiquez celui qui contient les fichiers de référence.
reference-problem-unknown-file = ce fichier n’est pas un fichier de référence et ne serait pas lu. Vérifiez son nom.
reference-problem-unreadable = le fichier ne se lit pas ({ $value }). Enregistrez-le en UTF-8 et vérifiez ses droits.
reference-problem-syntax = l’écriture TOML est fautive ({ $value }).
reference-problem-unknown-section = la section « { $value } » est inconnue. Vérifiez son nom.
reference-problem-missing-section = la section « { $value } » manque ou est vide.
reference-problem-wrong-shape = la section « { $value } » doit être une liste d’entrées.
reference-problem-missing-field = le champ « { $value } » manque ou est vide.
reference-problem-unknown-field = le champ « { $value } » est inconnu. Vérifiez son nom.
reference-problem-wrong-type = le champ « { $value } » n’est pas du bon type.
reference-problem-duplicate = « { $value } » figure déjà plus haut. Gardez une seule entrée.
reference-problem-unknown-establishment = l’établissement « { $value } » ne figure pas dans establishments.toml.
reference-problem-unknown-cct = le CCT « { $value } » ne figure pas dans ccts.toml.
reference-problem-unknown-correction = la correction « { $value } » ne va pas d’une faute vers un domaine ou un suffixe connu.
reference-problem-bad-email = « { $value } » n’est pas une adresse courriel.
reference-problem-bad-domain = « { $value } » n’est pas un domaine ou un suffixe d’adresse (en minuscules, sans accent).
reference-problem-bad-url = « { $value } » n’est pas une adresse en https.
reference-problem-bad-time-zone = « { $value } » n’est pas un fuseau horaire connu.
reference-problem-bad-region = « { $value } » n’est pas un code de région à deux chiffres.
reference-problem-bad-key = « { $value } » ne peut servir de clé : lettres sans accent, chiffres et traits d’union seulement.
reference-problem-bad-date = « { $value } » n’est pas une date (AAAA-MM-JJ).

## Lignes du registre M02 laissées de côté

register-row-no-code = le code de l’installation manque.
register-row-no-name = le nom de l’installation manque.
register-row-duplicate-code = ce code figure déjà plus haut.
register-row-patient-data = la ligne contient un numéro d’assurance maladie : elle n’est ni gardée ni journalisée.
