### What the command line says beside results and errors.

failed = Misslyckades:
next = Härnäst:
code = Kod:

ask-sign-in-pin = PIN-kod för handläggarkortet i { $reader }, för att logga in{ $tries }
ask-signature-pin = Signatur-PIN för { $reader }, för att skicka in{ $tries }
ask-abandon-pin = Signatur-PIN för { $reader }, för att överge beställningen{ $tries }
ask-unblock-pin = Signatur-PIN för { $reader }, för att låsa upp kortet{ $tries }
ask-change-pin-pin = Signatur-PIN för { $reader }, för att byta kortets PIN-kod{ $tries }
ask-print-pin = Signatur-PIN för { $reader }, för att skriva ut brev{ $tries }
ask-letter-ids-pin = Signatur-PIN för { $reader }, för att skapa brev-id:n{ $tries }
ask-resend-pin = Signatur-PIN för { $reader }, för att skicka mejlet en gång till{ $tries }
ask-puk = PUK för kortet i { $reader }{ $tries }
ask-recovery-request-pin = Signatur-PIN för { $reader }, för att begära återställningen{ $tries }
ask-recovery-decision-pin = Signatur-PIN för { $reader }, för att besluta om återställningsbegäran{ $tries }
ask-present-pin = Nuvarande PIN-kod för kortet i { $reader }{ $tries }
ask-holder-pin = Innehavarens PIN-kod för { $reader }{ $tries }
ask-new-pin = Ny PIN-kod (bara Retur: den systemgenererade PIN-koden ställs in och visas)
ask-new-pin-again = Ny PIN-kod, igen
ask-pin-mail = Adress som PIN-koden mejlas till{ $is-proposed ->
    [yes] {" "}(bara Retur: { $proposed })
   *[no] {""}
 }
ask-letter-id = Brevets id{ $is-proposed ->
    [yes] {" "}(bara Retur: { $proposed })
   *[no] {""}
 }
type-signature-pin-on-reader = Ange signatur-PIN med knapparna på { $reader }{ $tries }. Den röda knappen avbryter: inget försök förbrukas.
type-new-pin-on-reader = Ange den nya PIN-koden två gånger med knapparna på { $reader }. Den röda knappen avbryter: den systemgenererade PIN-koden ställs in och visas.
new-pin-on-reader = Den nya PIN-koden anges med knapparna på { $reader }. Retur när innehavaren är beredd; Ctrl-C: den systemgenererade PIN-koden ställs in och visas
new-pin-rules = { $card } får en ny PIN-kod:
new-pin-broken = PIN-koden bryter mot en regel:
new-pins-differ = De två var inte lika.

pin-code-acknowledge = Retur, när innehavaren har den: då rensas den och visas inte igen.
pin-code-shown = PIN-koden visades.
puk-code-shown = PUK-koden visades.

secrets-open-to-others = Varning: andra än du kan läsa { $file }. Ta bort den rättigheten: chmod 600.

no-devices = Ingen läsare hittades. Anslut en läsare.
device-empty = –
device-mute = ett kort som inte svarar
device-not-piv = ett kort utan PIV
device-unreadable = ett kort som inte går att läsa ({ $code })
card-without-identity = ett kort som inte talar om vilket det är
card-without-keys = Kortet visar inga nycklar och inga certifikat.

event-service-started = Smartkortstjänsten svarar igen.
event-service-stopped = Smartkortstjänsten är inte i gång. Väntar på den.
event-device-added = { $device }: läsaren ansluten
event-device-removed = { $device }: läsaren frånkopplad
event-card-inserted = { $device }: kortet isatt
event-card-read = { $device }: { $card }
event-card-mute = { $device }: ett kort som inte svarar
event-card-removed = { $device }: kortet uttaget

guid = GUID
pin = PIN
puk = PUK
management-key = Korthanteringsnyckel
not-told = kortet uppger det inte
factory = som från fabrik
certificate-malformed = går inte att läsa: { $why }

broken-min-length = PIN-koden har för få siffror.
broken-max-length = PIN-koden har för många siffror.
broken-only-digits = PIN-koden har andra tecken än siffror.
broken-no-repeats = PIN-koden är samma siffra rakt igenom.
broken-no-sequences = PIN-koden är en stigande eller fallande följd.
broken-not-factory = PIN-koden är den från fabriken.
broken-not-holder-data = PIN-koden ingår i det som skrevs om innehavaren.

yes = ja
no = nej
on-card = På kortet
granted = Medgiven
changed = Ändrad
documents = Dokument
signed-by = Signerad av
verified-at = Kontrollerad
digest = SHA-256
officer-authorities = Handläggarnas certifikatutfärdare
description = Beskrivning

issued = Utfärdat till kortet med { $card }. Beställning { $order }.
pin-is-system = Kortet har PIN-koden som visades.
pin-is-entered = Kortet har PIN-koden som angavs.
pin-is-unchanged = Kortet har den PIN-kod som det hade.
pin-is-mailed = Värden mejlar PIN-koden till { $address }.
pin-is-in-letter = PIN-koden står i brevet { $letter }, som nu kan skrivas ut.
puk-is-host-only = Kortet har en ny PUK, som värden behåller.
puk-is-shown = Kortet har den PUK som visades.
puk-is-in-letter = PUK står i brevet { $letter }, som nu kan skrivas ut.
taken-in = Kortet togs in: det har en egen PUK och en egen korthanteringsnyckel.

will-be-signed = Detta signeras och skickas in:
fields-dropped = Inte i något certifikat: { $fields }.
dry-run = Inget signerades eller utfärdades. Nonce, id:n, publika nycklar och bevis läggs till vid signeringen.

procedure-hidden = Inte för dig: { $procedure }. { $why }
no-procedures = Värden har ingen aktiv procedur.
procedures-next = { $place ->
    [practice] Nycklar, fält och PIN för en av dem: countersign practice --show --procedure NAME
   *[desk] Nycklar, fält och PIN för en av dem: countersign procedures NAME
 }
procedure-title = { $procedure } ({ $id }), revision { $revision }
procedure-cards = { $stock ->
    [pre-personalized] Förpersonaliserade PIV-kort
    [blank] Tomma PIV-kort
   *[any] PIV-kort, förpersonaliserade eller tomma
 }
procedure-serials = { $cards }, serienummer { $ranges }
serial-range = { $from } till { $to }
role-name = { $role ->
    [issue-certificate] { role-issue-certificate }
    [revoke-certificate] { role-revoke-certificate }
    [recover-key] { role-recover-key }
    [approve-recovery] { role-approve-recovery }
    [manage-pin-letters] Hantera PIN-brev
    [unblock-card] Låsa upp kort
    [use-puk] Använda PUK
   *[other] { $role }
 }
key-source = { $source ->
    [production] från produktionen
    [generate] genererad på kortet
    [archive] genererad hos värden och arkiverad
    [recover] från arkivet
   *[none] –
 }
redo-transport-only = redo (bara transportcertifikat)
pin-distribution = { $distribution ->
    [show-at-ra] Genererad ({ $digits } siffror) och visad en gång
    [email] Genererad ({ $digits } siffror) och mejlad
    [letter] Genererad ({ $digits } siffror) och utskriven som brev
    [unchanged] Oförändrad
   *[enter-at-ra] Angiven vid arbetsplatsen; anges ingen, genererad ({ $digits } siffror) och visad en gång
 }
field-without-rule = valfri text
field-format = { $format ->
    [email] namn@domän
   *[upn] användare@realm
 }
field-least = minst { $count } tecken
field-most = högst { $count } tecken
field-characters = { $set ->
    [digits] bara siffror
    [alphanumeric] bokstäverna A–Z, a–z och siffror
    [printable] bokstäverna A–Z, a–z, siffror, mellanslag och ' ( ) + , - . / : = ?
   *[ascii] synliga ASCII-tecken och mellanslag
 }
field-pattern = formen { $pattern }
field-hidden = dolt från början
no-orders = Värden har inga beställningar.
no-orders-found = Ingen beställning hittades.
more-orders = Detta är de första; det finns fler. Ange fler ord, eller fortsätt med --before { $position }.
no-open-orders = Ingen beställning är öppen.
revoked-at = spärrat { $time }
verified = Beställning { $order } klarar kontrollen.
abandoned = Beställning { $order } övergavs; dess certifikat är spärrade. Det som finns på kortet blir kvar där.
exported = Skrivet till { $folder }: { $files }
exported-verify = Hur de kontrolleras på annat håll står i { $readme }.
exported-unverified = Beställning { $order } klarar INTE kontrollen: filerna är som värden har dem, som bevis på det.
abandoned-by = Övergiven genom
abandoned-by-order = beställning { $order } av { $officer }, { $time }: { $reason }
field = Fält
value-as-signed = Värde, som signerat

secret-signature-pin = signatur-PIN
secret-holder-pin = innehavarens PIN-kod
secret-new-pin = en ny PIN-kod
secret-puk = kortets PUK

nothing-archived-found = Ingen arkiverad nyckel har ett sådant certifikat. Sökningen avser det certifikat som utfärdades när nyckeln skapades.
more-archived = Detta är de första { $count }; det finns fler. Förfina sökningen, eller fortsätt med --after { $id }.
archived-keys = Arkiverade: { $keys }.
recovered-keys = Från arkivet: { $keys }.
archived-key = { $key } ({ $algorithm }, post { $record })
recovered-key = { $reused ->
    [yes] { $key } (nyckel och certifikat { $id })
   *[no] { $key } (nyckel till certifikat { $id }, med ett nytt)
 }

recovery-asked = Begärt. Begäran förfaller { $time }. Dess digest: { $digest }
    Andra handläggare hittar den med: countersign recovery list
no-recovery-requests = Ingen återställningsbegäran väntar.
request-digest = Begäran
asked-by = Begärd av
onto-card = Till kort
made-at = Gjord
ends-at = Förfaller
approvals = Godkännanden
refused = Avslagen
approvals-given = { $given ->
    [0] 0 av { $needed }
   *[other] { $given } av { $needed }: { $officers }
 }
refused-because = av { $officer }: { $reason }
will-be-approved = Detta godkänns:
will-be-refused = Detta avslås:
recovery-approved = Godkänt. Därmed har begäran sina godkännanden: countersign issue --request { $digest }
recovery-approved-by-you = { $count ->
    [one] Godkänt. Ett godkännande till behövs.
   *[other] Godkänt. { $count } godkännanden till behövs.
 }
recovery-refused = Avslaget; begäran är stängd.

practice-begin = Övning: läsare, kort och värd är simulerade här; inget utanför detta program berörs.
practice-officer = Handläggaren { $name } signerar med kortet i { $device }, PIN { $pin }.
practice-card = Innehavarens kort i { $device }: { $card }.
practice-holder = Innehavarens uppgifter är ett exempel: ange egna med --input.
practice-lost-card = Tidigare hade innehavaren ett annat kort, med { $card }: dess krypteringsnyckel är arkiverad, och kortet är förlorat.
practice-reason = Kortet gick förlorat.
practice-next = Prova härnäst:
practice-next-dry-run = vad som skulle signeras, i ord
practice-next-holder = en egen innehavare
practice-next-blank-card = nycklar som genereras på kortet
practice-next-archived = en krypteringsnyckel som värden gör och arkiverar
practice-next-recovered = de arkiverade nycklarna från ett förlorat kort, på nästa
practice-next-show = vad en procedur begär
practice-next-wrong-pin = med raden signature-pin=000000, för att se ett avslag
practice-next-readers = riktiga program på virtuella läsare (Linux)
practice-then-procedures = Rätta det som anges. Övningsprocedurerna: countersign practice --procedures. Vad en av dem begär: countersign practice --show --procedure NAME
practice-then-again = Börja om med nya kort: countersign practice. Det som utfärdades här var övning och är borta med övningsvärden.

# The steps of a submission, a line each, and what cancelling means.
step-done = { "  " }{ $step }{ $elapsed }
step-failed = { "  " }{ $step }{ $elapsed }  misslyckades
cancel-free = Ctrl-C avbryter
cancel-leaves-new-keys = Ctrl-C stoppar efter detta steg; kortet kan behålla nya nycklar, inget utfärdas
cancel-leaves-open-order = Ctrl-C stoppar efter detta steg; beställningen förblir öppen
cancel-no = avslutar

stop-free = Avbryter. Ett andra Ctrl-C avslutar programmet genast.
stop-leaves-new-keys = Stoppar efter steget ”{ $step }”: kortet kan behålla nya nycklar, inget utfärdas. Ett andra Ctrl-C avslutar programmet genast.
stop-leaves-open-order = Stoppar efter steget ”{ $step }”: certifikat är utfärdade och beställningen förblir öppen. Ett andra Ctrl-C avslutar programmet genast och lämnar kortet som det då är.
stop-no = Det är för sent att stoppa; det som återstår slutförs. Ett andra Ctrl-C avslutar programmet genast och lämnar kortet som det då är.

# A host that a desk made for itself, the first time: where it is, and what it needs next.

own-host-made = Denna arbetsplats hade ingen värd; en egen ställdes i ordning.
    Mapp               { $folder }
    Förseglingsnyckel  { $sealing ->
        [credential-store] i systemets autentiseringslager
       *[file] i filen sealing.key i den mappen, läsbar bara för dig; systemets autentiseringslager går inte att använda (”{ $why }”)
    }
    Den känner inte till någon handläggare och inget kort ännu. Härnäst:
    { "  " }{ $program } officers add --name NAME --role issue-certificate --authentication 9A.pem --signature 9C.pem --issuer CA.pem
    { "  " }{ $program } cards import PRODUCTION-FILE
    Dess certifikat säger inte var deras spärrlista finns; de från en värd som countersign-host init --public-url URL ställer i ordning gör det.

# What the host knows of an order, a card and a certificate.
steps-of-order = Steg
at = När
by = Av
took = Tid
took-ms = { $ms } ms
done-by-host = värden
published = publicerat { $time }
not-published = inte publicerat
standing = Läge
abandoning-revokes = Övergivandet spärrar
producer = Tillverkare
imported = I lagret sedan
guid-then = Dåvarande GUID
transport-certificate = Transportcertifikat
replaced-or-overwritten = Sedan dess
key-as-produced = som producerad
key-replaced = certifikatet ersatt { $time }
key-overwritten = en annan nyckel sedan { $time }
pin-at-host = PIN-kod hos värden
pin-of-card = { $pin ->
    [production] den som produktionen ställde in
    [known] den från en körning utan kvittens
   *[unknown-to-host] ingen: innehavaren har den
 }
not-in-stock = Kortet finns inte i lagret: värden vet inget om det.
what-happened = Vad som hände
certificate-state = { $state ->
    [unpublished] inte publicerat
    [live] giltigt
    [revoked] spärrat
    [expired] utgånget
    [gone] dess nyckel är borta från den platsen
   *[other] { $state }
 }
fingerprint = SHA-256
ordered-by = Beställt av
issued-on = Utfärdat
revoked-for = spärrat { $time } ({ $reason })
archive-of-key = Arkiv
archived-key-of = Dess privata nyckel finns i arkivet.
critical = kritiskt

## Cards that were issued before

unblocking-sets-pin = På ett PIV-kort ställer upplåsningen in en ny PIN-kod.
service-unblocked = Kortet är upplåst (beställning { $order }).
service-pin-changed = Kortets PIN-kod är bytt (beställning { $order }).

## PIN letters and PIN mails

no-letters = Det finns inga sådana brev.
letters-ready = Redo att skrivas ut: { $ready }. Lediga brev-id:n: { $free }.
more-letters = Det finns fler: fortsätt med --before { $letter }.
letter-number = Nummer
letter-id = Brev-id
letter-part = { $part } av { $parts }
letter-what = Innehåller
letter-has = { $what ->
    [both] PIN och PUK
    [puk] PUK
   *[pin] PIN
 }
letter-state-heading = Tillstånd
letter-holder = Till
letter-ordered = Beställt
letter-state-waiting = väntar
letter-state-ready = redo
letter-state-printed = utskrivet
letter-state-erased = raderat
letters-printed = { $count ->
    [one] { $printer } har tagit emot 1 brev
   *[other] { $printer } har tagit emot { $count } brev
 } (beställning { $order }). Titta på skrivaren om papper kom ut.
letter-preview-written = Förhandsvisningen skrevs till { $file }. PIN och PUK finns inte i den.
letter-ids-created = Brev-id:n { $first } till { $last } är skapade.
no-mails = Det finns inga mejl.
mails-failed = Misslyckade: { $failed }.
mails-not-set-up = Värden är inte inställd för att skicka mejl.
more-mails = Det finns fler: fortsätt med --before { $mail }.
mail-address = Adress
mail-attempts = Försök
mail-answer = Senaste svar
mail-state-waiting = väntar
mail-state-queued = i kö
mail-state-sent = skickat
mail-state-failed = misslyckat
mail-state-erased = raderat
mail-resent = PIN-koden mejlas till { $address } en gång till.
