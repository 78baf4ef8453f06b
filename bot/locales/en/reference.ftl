### What can be wrong with the reference files (storage/reference/problems.py). $value is the faulty text.

reference-broken = The reference data has errors. Correct them, then start again:
reference-problem-at = { $file }, line { $line }: { $problem }
reference-problem-in = { $file }: { $problem }

reference-problem-no-directory = this directory does not exist. Give the one that holds the reference files.
reference-problem-unknown-file = this is not a reference file and would not be read. Check its name.
reference-problem-unreadable = the file cannot be read ({ $value }). Save it as UTF-8 and check its permissions.
reference-problem-syntax = the TOML is malformed ({ $value }).
reference-problem-unknown-section = the section “{ $value }” is unknown. Check its name.
reference-problem-missing-section = the section “{ $value }” is missing or empty.
reference-problem-wrong-shape = the section “{ $value }” must be a list of entries.
reference-problem-missing-field = the field “{ $value }” is missing or empty.
reference-problem-unknown-field = the field “{ $value }” is unknown. Check its name.
reference-problem-wrong-type = the field “{ $value }” is not of the right type.
reference-problem-duplicate = “{ $value }” already stands above. Keep one entry.
reference-problem-unknown-establishment = the establishment “{ $value }” is not in establishments.toml.
reference-problem-unknown-cct = the CCT “{ $value }” is not in ccts.toml.
reference-problem-unknown-correction = the correction “{ $value }” does not lead from a slip to a known domain or suffix.
reference-problem-bad-email = “{ $value }” is not an e-mail address.
reference-problem-bad-domain = “{ $value }” is not an address domain or suffix (lower case, no accents).
reference-problem-bad-url = “{ $value }” is not an https address.
reference-problem-bad-time-zone = “{ $value }” is not a known time zone.
reference-problem-bad-region = “{ $value }” is not a two-digit region code.
reference-problem-bad-key = “{ $value }” cannot be a key: letters without accents, digits and hyphens only.
reference-problem-bad-date = “{ $value }” is not a date (YYYY-MM-DD).

## Rows of the M02 register that were left out

register-row-no-code = the installation’s code is missing.
register-row-no-name = the installation’s name is missing.
register-row-duplicate-code = this code already stands above.
register-row-patient-data = the row holds a health insurance number: it is neither kept nor logged.
