### The commands: button, summary, explanation, examples. $command is the slash command's name ("/iris").

command-aide-button = Help
command-aide-summary = What you can ask for, with examples
command-aide-help = By itself, help shows the commands that your role allows. With the name of a command, it explains that one.
command-aide-example-1 = { $command } help
command-aide-example-2 = { $command } help create

command-liste-button = List
command-liste-summary = The accounts of your establishments
command-liste-help = Filter by establishment, site, status, type or profile; add words to search. Accents and capitals do not matter. Each column can be sorted; “columns=” chooses those that are shown.
command-liste-example-1 = { $command } list etab=03
command-liste-example-2 = { $command } list status=inactive,pending type=licensed
command-liste-example-3 = { $command } list inactive-for=60d sort=sign-in
command-liste-example-4 = { $command } list off-network tremblay

command-chercher-button = Search
command-chercher-summary = Find an account by e-mail, name, department or site
command-chercher-help = A few letters will do; where there are several words, an account must hold them all. The filters of the list may be added.
command-chercher-example-1 = { $command } search helene tremblay
command-chercher-example-2 = { $command } search bouchard.ciussscn
command-chercher-example-3 = { $command } search radiology etab=03

command-fiche-button = Card
command-fiche-summary = Everything about an account, and what can be done with it
command-fiche-help = The card shows every field, the licence, what is under way, and the buttons that apply now. An address typed by itself opens the card too.
command-fiche-example-1 = { $command } card anne.bouchard.ciussscn@ssss.gouv.qc.ca

command-attente-button = Pending
command-attente-summary = People who have not activated their account
command-attente-help = Those whose invitation ends soonest come first. Day 12/30 means that 12 days of 30 are gone. The filters of the list apply too.
command-attente-example-1 = { $command } pending
command-attente-example-2 = { $command } pending etab=03

command-creer-button = Create an account
command-creer-summary = Create an account and send the invitation
command-creer-help = Without values, a form opens. The address must be of the health network; the establishment often follows from it. The person has 30 days to activate the account.
command-creer-example-1 = { $command } create
command-creer-example-2 = { $command } create anne.bouchard.ciussscn@ssss.gouv.qc.ca first-name=Anne last-name=Bouchard specialty="Family medicine" site="Hôpital de La Malbaie"
command-creer-example-3 = { $command } create salle.rencontre.ciussscn@ssss.gouv.qc.ca first-name="Salle de rencontre" generic=yes head="Luc Gagné" head-email=luc.gagne.ciussscn@ssss.gouv.qc.ca specialty="Family medicine" site="Hôpital de La Malbaie" --simulate

command-modifier-button = Modify
command-modifier-summary = Change the fields of an activated account
command-modifier-help = With nothing but the account, a form opens with what is known. The address itself never changes. A pending account cannot be modified: the changes are kept for the activation if you wish.
command-modifier-example-1 = { $command } modify anne.bouchard.ciussscn@ssss.gouv.qc.ca
command-modifier-example-2 = { $command } modify anne.bouchard.ciussscn@ssss.gouv.qc.ca profile=administrative job-title="Manager"

command-desactiver-button = Deactivate
command-desactiver-summary = Make an account inactive and free its licence
command-desactiver-help = The account becomes inactive and basic. Meetings stay in the calendar. “reactivate” brings it back.
command-desactiver-example-1 = { $command } deactivate anne.bouchard.ciussscn@ssss.gouv.qc.ca reason="long leave"

command-reactiver-button = Reactivate
command-reactiver-summary = Bring an inactive account back
command-reactiver-help = The licence and its options come back if a seat is free; otherwise the account comes back as basic, and you are told.
command-reactiver-example-1 = { $command } reactivate anne.bouchard.ciussscn@ssss.gouv.qc.ca

command-supprimer-button = Delete
command-supprimer-summary = Delete an account for good
command-supprimer-help = You are asked first, with the upcoming meetings and whom they can be transferred to. Nothing is done before your YES.
command-supprimer-example-1 = { $command } delete anne.bouchard.ciussscn@ssss.gouv.qc.ca

command-renvoyer-button = Resend the invitation
command-renvoyer-summary = Send the invitation of a pending account again
command-renvoyer-help = The old invitation is withdrawn and a new one leaves, with 30 more days. The seat is held throughout.
command-renvoyer-example-1 = { $command } resend anne.bouchard.ciussscn@ssss.gouv.qc.ca

command-annuler-button = Cancel the invitation
command-annuler-summary = Cancel an invitation, or an operation that has not begun
command-annuler-help = With a pending account, the invitation is withdrawn and its seat freed. With “operation=”, one of your requests that still waits is withdrawn.
command-annuler-example-1 = { $command } cancel anne.bouchard.ciussscn@ssss.gouv.qc.ca
command-annuler-example-2 = { $command } cancel operation=k3v9x2

command-rattacher-button = Attach to my establishment
command-rattacher-summary = Attach to your establishment an account that has none
command-rattacher-help = The account and its licence move to your establishment; every action is then open to you.
command-rattacher-example-1 = { $command } attach anne.bouchard.ciussscn@ssss.gouv.qc.ca establishment=03

command-reattribuer-button = Reassign
command-reattribuer-summary = Give an account’s licence to somebody else
command-reattribuer-help = The licence and its add-ons go from one account to another, or to somebody invited for it. The first account stays active, as basic: its meetings stay in the calendar, limited to 40 minutes. A question shows both sides, before and after; the whole can be undone for fifteen minutes. From one establishment to another it takes both, and a free licence where it goes.
command-reattribuer-example-1 = { $command } reassign anne.bouchard.ciussscn@ssss.gouv.qc.ca octave.lamontagne.ciussscn@ssss.gouv.qc.ca
command-reattribuer-example-2 = { $command } reassign anne.bouchard.ciussscn@ssss.gouv.qc.ca to=octave.lamontagne.ciussscn@ssss.gouv.qc.ca reason="Retirement"

command-licences-button = Seats
command-licences-summary = The seats of your establishments: allocated, used, free
command-licences-help = A line for each establishment and kind of licence, and a picture. A deficit blocks new ones. “allocate=” (administrators) sets the allocation, with a reason; “threshold=” (administrators and CCTs) tells when few are left.
command-licences-example-1 = { $command } seats
command-licences-example-2 = { $command } seats etab=03
command-licences-example-3 = { $command } seats establishment=03 allocate=60 reason="Agreement of April 1"
command-licences-example-4 = { $command } seats establishment=03 threshold=5
command-licences-example-5 = { $command } seats establishment=03 history

command-journal-button = Log
command-journal-summary = Who did what, when, with which outcome
command-journal-help = Search by account, by person, by establishment, by outcome, since a number of days or between two dates.
command-journal-example-1 = { $command } log anne.bouchard.ciussscn@ssss.gouv.qc.ca
command-journal-example-2 = { $command } log etab=03 since=7d
command-journal-example-3 = { $command } log establishment=03 from=2026-01-01 to=2026-01-31 outcome=refused

command-acces-button = Access
command-acces-summary = Who may do what; granting and revoking access
command-acces-help = Shows what you may do, and where. Access is asked of your telehealth coordination centre. Its agents see here who may do what in their territory; they grant and revoke the roles Manager and Reading, with an end date if need be. Nobody changes their own access. Twice a year they are asked to look at it again: “review” shows it.
command-acces-example-1 = { $command } access
command-acces-example-2 = { $command } access etab=03
command-acces-example-3 = { $command } access grant email=anne.bouchard.ciussscn@ssss.gouv.qc.ca role=manager establishment=03 until=2026-12-31
command-acces-example-4 = { $command } access revoke anne.bouchard.ciussscn@ssss.gouv.qc.ca role=manager establishment=03

command-soutien-button = Support
command-soutien-summary = Where to ask for help
command-soutien-help = Gives the address of your telehealth coordination centre and the links to the tools.
command-soutien-example-1 = { $command } support

command-langue-button = Language
command-langue-summary = Choose the language of the answers
command-langue-help = The choice is yours alone, on every platform.
command-langue-example-1 = { $command } language french
command-langue-example-2 = { $command } language english

command-etat-button = Status
command-etat-summary = How fresh the data is, and what became of your requests
command-etat-help = Shows when Zoom was last read and your operations under way. What has not begun can be cancelled.
command-etat-example-1 = { $command } status
