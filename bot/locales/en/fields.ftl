### Fields and values: labels of cards, forms and help; what can be wrong with them.

## Fields and arguments

argument-compte = Account
argument-courriel = E-mail
argument-prenom = First name
argument-nom = Last name
argument-departement = Department
argument-fonction = Job title
argument-specialite = Specialty
argument-profil = Profile
argument-type = User type
argument-grande-reunion = Large meeting
argument-webinaire = Webinar
argument-etablissement = Establishment
argument-etab = Establishment
argument-installation = Site
argument-fuseau = Time zone
argument-cancer = Oncology
argument-generique = Generic account
argument-chef = Head of service
argument-chef-courriel = Head of service’s e-mail
argument-statut = Status
argument-inactif-depuis = No sign-in for
argument-hors-reseau = Off network
argument-non-associes = Associated with no establishment
argument-tri = Sort
argument-ordre = Order
argument-colonnes = Columns
argument-texte = Words searched for, or your text
argument-raison = Reason
argument-transfert = Transfer the meetings to
argument-operation = Operation
argument-personne = Person
argument-depuis = Since
argument-langue = Language
argument-sujet = Command

field-seat = Paid seat
field-created = Created on
field-last-login = Last sign-in
field-invited = Invited on

## Choices, as they may be typed

choice-active = Active
choice-inactive = Inactive
choice-pending = Pending
choice-expired = Expired
choice-basic = Basic
choice-licensed = Licensed
choice-local = Local
choice-teleconsultation = Teleconsultation
choice-administrative = Administrative
choice-1 = Yes
choice-0 = No
choice-nom = Last name
choice-prenom = First name
choice-courriel = E-mail
choice-statut = Status
choice-type = Type
choice-installation = Site
choice-etablissement = Establishment
choice-profil = Profile
choice-invitation = Invitation
choice-connexion = Last sign-in
choice-fr = French
choice-en = English
choice-asc = asc
choice-desc = desc
choice-100 = 100
choice-500 = 500
choice-1000 = 1000
choice-3000 = 3000
choice-5000 = 5000
choice-10000 = 10000

## Values

in-language = { $en }
establishment-label = { $code } – { $name }
list-more = { $first }, { $rest }
value-date = { DATE($at) }
value-when = { WHEN($at, $now) }
value-moment = { $at }
never = Never
none-given = Not given
no-end = No end
no-establishment = None (not associated)
pool-of-none = Not associated
capacity = 
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
accounts = 
    { $count ->
        [one] { $count } account
       *[other] { $count } accounts
    }
user-type-unknown-number = Unknown type (Zoom: { $raw })
status-active-off-network = Active, off network
status-inactive-off-network = Inactive, off network
status-pending-off-network = Pending, off network
status-expired-off-network = Expired, off network
day-count = Day { $day }/{ $of }
day-count-over = Day { $day }/{ $of }, overdue
seat-used = Used ({ $place })
seat-reserved = Reserved until the activation ({ $place })
seat-none = None

## What is wrong with a value

problem-required = This field is required.
problem-too-long = Too long: { $max } characters at most. Shorten this text.
problem-search-too-long = The search is too long. Keep the few words that matter.
problem-characters = This text holds invisible characters. Type it again rather than pasting it.
problem-patient-number = This text holds what looks like a health insurance number. Remove it: patient data has no place here. Nothing was kept.
problem-email = “{ $typed }” is not a whole e-mail address. Write it like firstname.lastname.suffix@ssss.gouv.qc.ca.
problem-establishment = No establishment is called “{ $typed }”. Give its code (03, 16-2) or a part of its name.
problem-establishment-near = No establishment is called “{ $typed }”. Did you mean: { $options }?
problem-establishment-several = Several establishments answer to “{ $typed }”: { $options }. Say which.
problem-installation = No site of this establishment is called “{ $typed }”. Give a part of its name, its town or its code.
problem-installation-several = Several sites answer to “{ $typed }”: { $options }. Say which.
problem-choice = “{ $typed }” is not one of the choices. Choose among: { $options }.
problem-choice-near = “{ $typed }” is not one of the choices. Did you mean: { $options }?
problem-duration = “{ $typed }” is not a length of time. Write for instance 60d, 8 weeks or 2 months.
problem-number = “{ $typed }” is not a number. Write it in digits.
