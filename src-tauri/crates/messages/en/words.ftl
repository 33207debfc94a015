### Words and headings that several texts use.

device = Device
card = Card
key = Key
algorithm = Algorithm
certificate = Certificate
subject = Subject
issuer = Issuer
valid-from = Valid from
valid-until = Valid until
action = Action
state = State
procedure = Procedure
holder = Holder
officer = Officer
order = Order
name = Name
roles = Roles
revision = Revision
certificate-id = Certificate ID
serial-number = Serial number
archived-on = Archived on
status = Status
reason = Reason
tries-left = { $tries-left ->
    [0] blocked
    [one] 1 try left
   *[other] { $tries-left } tries left
 }
pin-code = PIN code
puk-code = PUK code
role-issue-certificate = Issue certificate
role-revoke-certificate = Revoke certificate
role-recover-key = Recover key
role-approve-recovery = Approve recovery
role-manage-pin-letters = Manage PIN letters
role-unblock-card = Unblock card
role-use-puk = Use PUK

order-state-granted = granted
order-state-executing = executing
order-state-fulfilled = fulfilled, receipt outstanding
order-state-completed = completed
order-state-abandoned = abandoned
order-state-superseded = superseded
order-state-expired = expired
request-state-pending = waits for approvals
request-state-approved = approved
request-state-refused = refused
request-state-used = used
request-state-expired = expired
number = Number
label = Label
required = Required
format = Format
hint = Hint
actions = Actions
algorithms = Algorithms
source = Source
cards = Cards
keys = Keys
fields = Fields

duration-seconds = { $seconds } s
duration-minutes = { $minutes } min { $seconds } s

# Why the system did not let a file be read or written.
io-why = { $why ->
    [not-found] there is no such file or folder
    [not-allowed] the system does not allow it
    [there-already] there is one of that name already
    [folder] it is a folder
    [no-folder] a part of its path is no folder
    [no-space] there is no space left
    [read-only] its place can only be read
    [none-left] the system has none to give now
   *[other] { $why }
 }

# Rules of a new PIN.
pin-rule-min-length = at least { $digits } digits
pin-rule-max-length = at most { $digits } digits
pin-rule-only-digits = digits only
pin-rule-no-repeats = not one digit throughout, such as 111111
pin-rule-no-sequences = not a run up or down, such as 123456
pin-rule-not-factory = not the PIN from the factory, 123456
pin-rule-not-holder-data = not digits of what was typed about the holder, such as a date of birth
