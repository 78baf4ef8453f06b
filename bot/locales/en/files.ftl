### Files: those that come in and those that go out (R80, R81).

## A file that is not read, and what to do (R96)

file-refused-too-large = This file is over { $most } MB. Split its rows into several files and drop them one after another.
file-refused-too-many-rows = This file has more than { $most } rows. Split them into several files and drop them one after another.
file-refused-too-wide = This file has more than { $most } columns. Keep only those of the template.
file-refused-empty = This file is empty. Fill it in, save it, then drop it again.
file-refused-no-rows = This file has nothing but its column titles. Add one row per account, then drop it again.
file-refused-no-header = The first row must give the title of each column (Email, First name, Last name…). Add it, then drop the file again.
file-refused-same-title = Two columns have the same title, “{ $title }”. Keep only one.
file-refused-untitled-cell = Row { $row } has a cell in a column without a title. Give this column a title or clear the cell.
file-refused-long-cell = A cell of row { $row } is over { $most } characters. Shorten it.
file-refused-quotes = The quotation marks of row { $row } are not closed. Open the file in your spreadsheet and save it again, preferably as .xlsx.
file-refused-encoding = The accented letters of this file cannot be read. Save it again as .xlsx, or as “CSV UTF-8”.
file-refused-not-text = This file holds characters that no spreadsheet writes. Save it again as .xlsx, or as “CSV UTF-8”.
file-refused-formula = Row { $row } holds a formula. Replace formulas with their values (copy, then “Paste values”), and drop the file again.
file-refused-macros = This workbook holds macros. Save it as “Excel Workbook (.xlsx)”, without macros.
file-refused-links = This workbook draws data from elsewhere (another workbook, a database). Copy its values into a new workbook and drop that one.
file-refused-encrypted = This file is protected by a password. Remove it, then drop the file again.
file-refused-old-workbook = The old .xls format is not read. Save the workbook as “Excel Workbook (.xlsx)”.
file-refused-binary-workbook = The .xlsb format is not read. Save the workbook as “Excel Workbook (.xlsx)”.
file-refused-open-document = The .ods format is not read. Save the workbook as “Excel 2007-365 (.xlsx)”.
file-refused-pdf = A PDF is not a table. Drop the workbook that it comes from, as .xlsx or CSV.
file-refused-picture = A picture is not a table. Drop an .xlsx workbook or a CSV.
file-refused-web-page = This file is a web page or XML, whatever its name. Open it in your spreadsheet and save it as .xlsx.
file-refused-not-a-spreadsheet = This file is not a table. Drop an .xlsx workbook or a CSV.
file-refused-unpacked-too-large = Once unpacked, this workbook is out of all proportion. Copy its rows into a new workbook and drop that one.
file-refused-damaged = This workbook is damaged and does not open. Open it in your spreadsheet, save it again as .xlsx, then drop it.
file-other-sheets = Only the sheet “{ $title }” is read; the other filled sheets are left aside.
file-with-words = I did not read what is written beside the file. If it is a command or a request, write it by itself, in another message.
file-refused-with-words = { $why } { file-with-words }

## Exports (R81)

argument-format = Format
choice-xlsx = XLSX
choice-csv = CSV
command-exporter-button = Export
command-exporter-summary = A list of accounts in a file
command-exporter-help = Give the same filters, sort and columns as to the list: all the accounts that are found, within your scope, come to you alone in a file. The file is an XLSX workbook, or a CSV that spreadsheets open as it is. Its columns are those that the import reads again. Each export is written in the log.
command-exporter-example-1 = { $command } export establishment=03
command-exporter-example-2 = { $command } export status=pending sort=expiration format=csv
command-exporter-example-3 = { $command } export type=licensed inactive-for=60 columns=email,name,sign-in
button-export = Export
button-export-xlsx = As XLSX instead
button-export-csv = As CSV instead
button-see-list = See the list
export-title = Export
export-accounts =
    { $count ->
        [one] { $count } account.
       *[other] { $count } accounts.
    }
export-accounts-found = All the accounts that these filters find.
export-follows-xlsx = I am preparing your XLSX workbook; it follows, for you alone.
export-follows-csv = I am preparing your CSV file; it follows, for you alone.
export-nothing = No account to export: change or remove filters.
export-file-accounts = Zoom accounts
export-journal = All that this search finds.
audit-file-exported = File handed over
field-file = File
field-rows = Rows
field-asked = Asked for
file-kind-accounts = accounts
file-kind-template = template
file-kind-batch = batch
file-kind-journal = log
file-kind-month = month
file-kind-privacy = what is held on a person

## A link to a file

file-link-over = This link is no longer valid. Ask the bot for the file again.

## Titles of columns: what exports write and the import reads again

column-courriel = Email
column-prenom = First name
column-nom = Last name
column-departement = Department
column-fonction = Job title
column-specialite = Specialty
column-profil = Profile
column-type = User type
column-grande-reunion = Large meeting
column-webinaire = Webinar
column-etablissement = Establishment
column-installation = Site
column-fuseau = Time zone
column-cancer = Oncology
column-generique = Generic account
column-chef = Head of service
column-chef-courriel = Email of the head of service
column-statut = Status
column-raison = Reason
column-sorte = Kind of seat
column-allouer = Seats allocated
column-action = Action

## Names of files (letters without accents, digits and hyphens)

file-name-accounts = iris-accounts-{ $day }
file-name-journal = iris-log-{ $day }
file-name-privacy = iris-privacy-{ $day }
file-name-template = iris-template-{ $kind }
file-name-report = iris-report-{ $kind }
file-name-preview = iris-preview-{ $kind }
file-name-kind-create = creation
file-name-kind-modify = changes
file-name-kind-deactivate = deactivation
file-name-kind-resend = resending
file-name-kind-attach = association
file-name-kind-allocate = allocations
file-name-kind-none = batch
