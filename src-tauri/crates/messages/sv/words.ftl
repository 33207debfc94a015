### Words and headings that several texts use.

device = Läsare
card = Kort
key = Nyckel
algorithm = Algoritm
certificate = Certifikat
subject = Subjekt
issuer = Utfärdare
valid-from = Giltigt från
valid-until = Giltigt till
action = Åtgärd
state = Tillstånd
procedure = Procedur
holder = Innehavare
officer = Handläggare
order = Beställning
name = Namn
roles = Roller
revision = Revision
certificate-id = Certifikat-id
serial-number = Serienummer
archived-on = Arkiverad
status = Status
reason = Orsak
tries-left = { $tries-left ->
    [0] blockerad
    [one] 1 försök kvar
   *[other] { $tries-left } försök kvar
 }
pin-code = PIN-kod
puk-code = PUK-kod
role-issue-certificate = Utfärda certifikat
role-revoke-certificate = Spärra certifikat
role-recover-key = Återställa nyckel
role-approve-recovery = Godkänna återställning
role-manage-pin-letters = Hantera PIN-brev
role-unblock-card = Låsa upp kort
role-use-puk = Använda PUK

order-state-granted = medgiven
order-state-executing = utförs
order-state-fulfilled = fullgjord, kvittens saknas
order-state-completed = slutförd
order-state-abandoned = övergiven
order-state-superseded = ersatt
order-state-expired = förfallen
request-state-pending = väntar på godkännanden
request-state-approved = godkänd
request-state-refused = avslagen
request-state-used = förbrukad
request-state-expired = förfallen
number = Nummer
label = Etikett
required = Obligatoriskt
format = Format
hint = Tips
actions = Åtgärder
algorithms = Algoritmer
source = Ursprung
cards = Kort
keys = Nycklar
fields = Fält

duration-seconds = { $seconds } s
duration-minutes = { $minutes } min { $seconds } s

# Why the system did not let a file be read or written.
io-why = { $why ->
    [not-found] filen eller mappen finns inte
    [not-allowed] systemet tillåter det inte
    [there-already] namnet är redan upptaget
    [folder] det är en mapp
    [no-folder] en del av sökvägen är ingen mapp
    [no-space] det finns inget utrymme kvar
    [read-only] platsen kan bara läsas
    [none-left] systemet har inget mer att ge just nu
   *[other] { $why }
 }

# Rules of a new PIN.
pin-rule-min-length = minst { $digits } siffror
pin-rule-max-length = högst { $digits } siffror
pin-rule-only-digits = bara siffror
pin-rule-no-repeats = inte samma siffra rakt igenom, som 111111
pin-rule-no-sequences = ingen stigande eller fallande följd, som 123456
pin-rule-not-factory = inte PIN-koden från fabriken, 123456
pin-rule-not-holder-data = inga siffror ur det som skrevs om innehavaren, som ett födelsedatum
