### Les fichiers : ceux qui entrent et ceux qui sortent (R80, R81).

## Un fichier qui n’est pas lu, et quoi faire (R96)

file-refused-too-large = Ce fichier dépasse { $most } Mo. Répartissez ses lignes en plusieurs fichiers et déposez-les l’un après l’autre.
file-refused-too-many-rows = Ce fichier a plus de { $most } lignes. Répartissez-les en plusieurs fichiers et déposez-les l’un après l’autre.
file-refused-too-wide = Ce fichier a plus de { $most } colonnes. Gardez seulement celles du modèle.
file-refused-empty = Ce fichier est vide. Remplissez-le, enregistrez-le, puis déposez-le de nouveau.
file-refused-no-rows = Ce fichier n’a que ses titres de colonnes. Ajoutez une ligne par compte, puis déposez-le de nouveau.
file-refused-no-header = La première ligne doit donner le titre de chaque colonne (Courriel, Prénom, Nom…). Ajoutez-la, puis déposez le fichier de nouveau.
file-refused-same-title = Deux colonnes portent le même titre, « { $title } ». Gardez-en une seule.
file-refused-untitled-cell = La ligne { $row } a une cellule dans une colonne sans titre. Donnez un titre à cette colonne ou effacez la cellule.
file-refused-long-cell = Une cellule de la ligne { $row } dépasse { $most } caractères. Raccourcissez-la.
file-refused-quotes = Les guillemets de la ligne { $row } ne se ferment pas. Ouvrez le fichier dans votre tableur et enregistrez-le de nouveau, de préférence en .xlsx.
file-refused-encoding = Les lettres accentuées de ce fichier ne se lisent pas. Enregistrez-le de nouveau en .xlsx, ou en « CSV UTF-8 ».
file-refused-not-text = Ce fichier contient des caractères qu’aucun tableur n’écrit. Enregistrez-le de nouveau en .xlsx, ou en « CSV UTF-8 ».
file-refused-formula = La ligne { $row } contient une formule. Remplacez les formules par leurs valeurs (copier, puis « Coller les valeurs »), et déposez le fichier de nouveau.
file-refused-macros = Ce classeur contient des macros. Enregistrez-le au format « Classeur Excel (.xlsx) », sans macros.
file-refused-links = Ce classeur tire des données d’ailleurs (un autre classeur, une base). Copiez ses valeurs dans un classeur neuf et déposez celui-ci.
file-refused-encrypted = Ce fichier est protégé par un mot de passe. Retirez-le, puis déposez le fichier de nouveau.
file-refused-old-workbook = L’ancien format .xls n’est pas lu. Enregistrez le classeur au format « Classeur Excel (.xlsx) ».
file-refused-binary-workbook = Le format .xlsb n’est pas lu. Enregistrez le classeur au format « Classeur Excel (.xlsx) ».
file-refused-open-document = Le format .ods n’est pas lu. Enregistrez le classeur au format « Excel 2007-365 (.xlsx) ».
file-refused-pdf = Un PDF n’est pas un tableau. Déposez le classeur dont il vient, en .xlsx ou en CSV.
file-refused-picture = Une image n’est pas un tableau. Déposez un classeur .xlsx ou un CSV.
file-refused-web-page = Ce fichier est une page Web ou du XML, malgré son nom. Ouvrez-le dans votre tableur et enregistrez-le en .xlsx.
file-refused-not-a-spreadsheet = Ce fichier n’est pas un tableau. Déposez un classeur .xlsx ou un CSV.
file-refused-unpacked-too-large = Une fois décompressé, ce classeur est démesuré. Copiez ses lignes dans un classeur neuf et déposez celui-ci.
file-refused-damaged = Ce classeur est abîmé et ne s’ouvre pas. Ouvrez-le dans votre tableur, enregistrez-le de nouveau en .xlsx, puis déposez-le.
file-other-sheets = Seule la feuille « { $title } » est lue; les autres feuilles remplies sont laissées de côté.
file-with-words = Je n’ai pas lu ce qui est écrit à côté du fichier. Si c’est une commande ou une demande, écrivez-la seule, dans un autre message.
file-refused-with-words = { $why } { file-with-words }

## L’exportation (R81)

argument-format = Format
choice-xlsx = XLSX
choice-csv = CSV
command-exporter-button = Exporter
command-exporter-summary = Une liste de comptes dans un fichier
command-exporter-help = Donnez les mêmes filtres, le même tri et les mêmes colonnes qu’à la liste : tous les comptes trouvés, dans votre périmètre, vous parviennent dans un fichier, que personne d’autre ne reçoit. Le fichier est un classeur XLSX, ou un CSV que les tableurs ouvrent tel quel. Ses colonnes sont celles que l’importation relit. Chaque exportation est inscrite au journal.
command-exporter-example-1 = { $command } exporter etab=03
command-exporter-example-2 = { $command } exporter statut=attente tri=invitation format=csv
command-exporter-example-3 = { $command } exporter type=licencié inactif-depuis=60 colonnes=courriel,nom,connexion
button-export = Exporter
button-export-xlsx = En XLSX plutôt
button-export-csv = En CSV plutôt
button-see-list = Voir la liste
export-title = Exportation
export-accounts =
    { $count ->
        [one] { $count } compte.
       *[other] { $count } comptes.
    }
export-accounts-found = Tous les comptes que trouvent ces filtres.
export-follows-xlsx = Je prépare votre classeur XLSX; il suit, pour vous uniquement.
export-follows-csv = Je prépare votre fichier CSV; il suit, pour vous uniquement.
export-nothing = Aucun compte à exporter : changez ou retirez des filtres.
export-file-accounts = Comptes Zoom
export-journal = Tout ce que trouve cette recherche.
audit-file-exported = Fichier remis
field-file = Fichier
field-rows = Lignes
field-asked = Demande
file-kind-accounts = comptes
file-kind-template = modèle
file-kind-batch = lot
file-kind-journal = journal
file-kind-month = mois
file-kind-privacy = renseignements d’une personne

## Un lien vers un fichier

file-link-over = Ce lien n’est plus valide. Demandez le fichier de nouveau au robot.

## Les titres des colonnes : ce que les exportations écrivent et que l’importation relit

column-courriel = Courriel
column-prenom = Prénom
column-nom = Nom
column-departement = Département
column-fonction = Fonction
column-specialite = Spécialité
column-profil = Profil
column-type = Type d’utilisateur
column-grande-reunion = Grande réunion
column-webinaire = Webinaire
column-etablissement = Établissement
column-installation = Installation
column-fuseau = Fuseau horaire
column-cancer = Cancérologie
column-generique = Compte générique
column-chef = Chef de service
column-chef-courriel = Courriel du chef de service
column-statut = Statut
column-raison = Raison
column-sorte = Sorte de licence
column-allouer = Licences allouées
column-action = Action

## Les noms des fichiers (lettres sans accent, chiffres et traits d’union)

file-name-accounts = iris-comptes-{ $day }
file-name-journal = iris-journal-{ $day }
file-name-privacy = iris-vie-privee-{ $day }
file-name-template = iris-modele-{ $kind }
file-name-report = iris-rapport-{ $kind }
file-name-preview = iris-apercu-{ $kind }
file-name-kind-create = creation
file-name-kind-modify = modification
file-name-kind-deactivate = desactivation
file-name-kind-resend = renvoi
file-name-kind-attach = rattachement
file-name-kind-allocate = allocations
file-name-kind-none = lot
