### Words and labels that every screen shares. fr/ is the reference; this is its twin.

## Labels of values (see commands/domain/accounts.py)

status-active = Active
status-inactive = Inactive
status-pending = Pending
status-deleted = Deleted
status-expired = Expired

user-type-basic = Basic
user-type-licensed = Licensed
user-type-local = Local user
user-type-unknown = Unknown type

profile-teleconsultation = Teleconsultation
profile-administrative = Administrative

pool-licence = Licences
pool-large-meeting = Large meeting
pool-webinar = Webinar

role-admin = Administrator
role-cct = Coordination centre
role-gestionnaire = Manager
role-lecteur = Reader
role-titulaire = Account holder
role-anyone = Everybody

## Freshness (R12)

freshness = up to date { SINCE($at, $now) }
freshness-never = never read

## Values

yes = Yes
no = No
none = None
unknown-date = date unknown
days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }

## Punctuation

colon = :
