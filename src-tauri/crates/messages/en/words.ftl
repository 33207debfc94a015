### Words and headings that several texts use.

device = Device
card = Card
key = Key
algorithm = Algorithm
certificate = Certificate
subject = Subject
issuer = Issuer
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
tries-left = { $tries-left ->
    [0] blocked
    [one] 1 try left
   *[other] { $tries-left } tries left
 }
role-issue-certificate = Issue certificate
role-revoke-certificate = Revoke certificate

order-state-granted = granted
order-state-executing = executing
order-state-fulfilled = fulfilled, receipt outstanding
order-state-completed = completed
order-state-abandoned = abandoned
order-state-superseded = superseded
order-state-expired = expired
number = Number
