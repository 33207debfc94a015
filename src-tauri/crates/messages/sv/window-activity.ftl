### The window's Activity tab: what officers did, newest first, and what is still open. An order, a certificate and a card
### in full.

## The list

activity-list = Vad som har gjorts
activity-which = Vilka
activity-which-open = Öppna beställningar
activity-which-own = Mina egna
activity-which-all = Allas
activity-search = Sök
activity-search-hint = Innehavare, kort, procedur, beställning, brev-id, orsak, serienummer; # och siffror för ett certifikat-id
activity-when = När
activity-what = Vad
activity-count = { $more ->
    [yes] De nyaste { $count }: rulla eller läs in fler för äldre.
   *[no] { $count ->
        [one] 1 post
       *[other] { $count } poster
    }
 }
activity-none-open-title = Ingen beställning är öppen
activity-none-open-next = En beställning är öppen från medgivandet tills kortet är klart, eller tills den överges.
activity-none-title = Inget har gjorts ännu
activity-none-next = Beställningar, återställningsbegäranden och beslut visas här så snart de är signerade.
activity-none-found-title = Inget hittades
activity-none-found-next = Ändra sökningen, eller sök bland allas.
activity-kind = { $kind ->
    [abandon] Övergivande
    [recovery-request] Återställnings{ "\u00AD" }begäran
    [recovery-approval] Godkännande
    [recovery-refusal] Avslag
    [unblock] Upplåsning
    [change-pin] Byte av PIN-kod
    [letter-ids] Brev-id
    [letter-print] Brevutskrift
    [letter-reprint] Ny brevutskrift
    [mail-resend] PIN-mejl igen
   *[issue] { $state ->
        [completed] Slutförd
        [abandoned] Övergiven
        [superseded] Ersatt
        [expired] Förfallen
       *[open] Öppen
    }
 }

## An entry

activity-entry-title = { $kind ->
    [abandon] Övergiven beställning
    [recovery-request] Återställningsbegäran
    [recovery-approval] Godkännande av en återställning
    [recovery-refusal] Avslag på en återställning
    [unblock] Upplåsning av ett kort
    [change-pin] Byte av PIN-kod på ett kort
    [letter-ids] Brev-id som skapades i förväg
    [letter-print] Utskrift av PIN-brev
    [letter-reprint] Ny utskrift av PIN-brev
    [mail-resend] PIN-mejl, skickat igen
   *[issue] Beställning
 }
activity-done-by = { $kind ->
    [abandon] Övergiven av
    [recovery-request] Begärd av
    [recovery-approval] Godkänd av
    [recovery-refusal] Avslagen av
   *[issue] Signerad av
 }
activity-done-at = { $kind ->
    [abandon] Övergiven
    [recovery-request] Begärd
    [recovery-approval] Godkänd
    [recovery-refusal] Avslagen
   *[issue] Signerad
 }
activity-reason = Orsak
activity-request-digest = Begäran
activity-order-signed-by = Beställning signerad av
activity-act-not-done = { $what }, { $state ->
    [open] öppen
    [not-done] inte utförd
    [superseded] ersatt
   *[expired] inte bekräftad
 }
activity-act-came = Vad det blev av det
activity-act-outcome = { $state ->
    [open] Medgiven; kvittensen saknas.
    [done] { $kind ->
        [letter-ids] Brev-id skapades.
        [letter-print] Systemet tog emot breven för utskrift.
        [letter-reprint] Systemet tog emot breven för utskrift.
        [mail-resend] Mejlet lades i kö igen.
       *[service] { $pin ->
            [entered] Kortet har en ny PIN-kod, som angavs vid handläggarplatsen.
           *[system] Kortet har en ny PIN-kod, som systemet skapade.
        }
    }
    [not-done] { $why ->
        [wrong-puk] PUK var fel. Kortet har den PIN-kod som det hade.
        [puk-blocked] PUK är blockerad. Kortet har den PIN-kod som det hade.
        [wrong-pin] Kortets PIN-kod angavs fel. Kortet behåller den.
        [pin-blocked] PIN-koden är blockerad. Kortet behåller den.
        [new-pin-refused] Kortet avvisade den nya PIN-koden. Det har den som det hade.
        [declined] Det avbröts. Kortet har den PIN-kod som det hade.
        [card] Kortet, eller vägen till det, slutade fungera. Kortet har den PIN-kod som det hade.
       *[none] Breven skrevs inte ut och väntar som förut.
    }
    [superseded] Kortets nästa beställning kom före kvittensen. Värden vet inte om kortet har den här PIN-koden; inget mejlades eller skrevs ut.
   *[expired] { $kind ->
        [letter-print] Arbetsplatsen meddelade inte om breven skrevs ut: de räknas som utskrivna.
        [letter-reprint] Arbetsplatsen meddelade inte om breven skrevs ut: de räknas som utskrivna.
       *[service] Ingen kvittens kom i tid. Värden vet inte om kortet har den nya PIN-koden; inget mejlades eller skrevs ut. Lås upp kortet en gång till.
    }
 }
activity-act-letters = { $count ->
    [one] Brev-id
   *[other] Brev-id
 }
activity-act-letters-row = { $count }: från { $first } till { $last }
activity-act-ended = Avslutad
activity-request-where = En begäran som ännu är öppen finns på fliken ”Arkiv”.

## An order

order-details-loading = Frågar värden om beställningen
order-certificates = { $count ->
    [one] Certifikat
   *[other] Certifikat ({ $count })
 }
order-certificate-id = Certifikat-id { $id }
order-certificate-until = giltigt till { $until }
order-no-certificates = Inget certifikat utfärdades i denna beställning.
order-certificate-open = Certifikat-id { $id }: alla fält
order-certificate-state = { $state ->
    [revoked] Spärrat
    [published] Publicerat
   *[unpublished] Inte publicerat
 }
order-steps = Steg
order-step = { $event ->
    [granted] Medgiven
    [executing] Beställning mottagen, utfärdar
    [fulfilled] Certifikat utfärdade
    [completed] Kvittens: kortet är klart
    [abandoned] Övergiven, certifikat spärrade
    [superseded] Ersatt av kortets nästa beställning
    [expired] Medgivandet upphörde
   *[other] { $event }
 }
order-step-after = Efter
order-step-by-host = värden
order-keys = Nycklar, som signerade
order-key-new = { $action }, ny nyckel { $algorithm }
order-fields = Vad som skrevs, som signerat
order-documents = Dokument hos värden
order-document = { $document ->
    [open-request] Öppningsbegäran, signerad av handläggaren
    [order] Beställning, signerad av handläggaren
    [fulfilment] Fullgörande, signerat av värden
    [receipt] Kvittens, signerad med beställningsnyckeln
    [abandoned-by] Övergivande, signerat av en handläggare
   *[other] { $document }
 }
order-document-name = { $document ->
    [open-request] öppningsbegäran
    [order] beställning
    [fulfilment] fullgörande
    [receipt] kvittens
    [abandoned-by] övergivande
   *[other] { $document }
 }
order-card-open = Kortdetaljer
order-id = Beställnings-id

## Its signature

order-verify = Kontrollera signaturen
order-verifying = Kontrollerar signaturerna
order-verified = Signaturerna klarar kontrollen.
order-verified-words = Signerad av { $signed-by }. Certifikatet kommer från en certifikatutfärdare som värden litar på för handläggare, och var giltigt när värden tog emot beställningen ({ $at }).
order-verified-abandoned = Övergivandet klarar också kontrollen: { $signed-by }, { $at }.
order-verified-signer = Signerad av
order-verified-signer-serial = Det certifikatets serienummer
order-verified-authorities = { $count ->
    [one] Certifikatutfärdare
   *[other] Certifikatutfärdare
 }
order-verified-at = Kontrollerad
order-verified-documents = Kontrollerat
order-verified-digest = SHA-256 av det som signerades

## Exporting it

order-export = Exportera…
order-exporting = Exporterar
order-exported = Skrivet till { $folder }
order-exported-files = { $count ->
    [one] 1 fil
   *[other] { $count } filer
 }: { $files }
order-exported-line = I den mappen kontrollerar denna rad beställningen med OpenSSL, nu och om många år:
order-exported-copy = Kopiera raden

## An order that is open

order-standing = Vad som gäller nu
order-standing-host = Hos värden
order-standing-card = På kortet
order-standing-finish = Kortets nästa beställning ersätter denna, och dess certifikat spärras. Eller överge den här.
order-abandon = Överge…
order-abandon-title = Överge denna beställning?
order-abandon-means = Det kan inte tas tillbaka. Det som finns på kortet blir kvar där och går inte längre att använda.
order-abandon-revokes = { $count ->
    [0] Inget certifikat spärras: inget utfärdades.
    [one] Detta certifikat spärras:
   *[other] Dessa { $count } certifikat spärras:
 }
order-abandon-certificate = Nyckel { $key }: certifikat-id { $id }, serienummer { $serial }, { $subject }
order-abandon-reason = Orsak
order-abandon-reason-hint = Orsaken signeras och sparas i granskningsloggen.
order-abandon-reason-missing = Ange varför den överges.
order-abandon-go = Signera och överge
order-abandoned = Beställningen är övergiven, och dess certifikat är spärrade.

## Where an order is named elsewhere

order-show = Visa i Aktivitet
order-show-of = Visa beställning { $order } i Aktivitet
order-show-event = { $what }: visa beställning { $order } i Aktivitet

## A certificate

certificate-all-fields = Alla fält…
certificate-title = Certifikat
certificate-title-key = Certifikat för nyckel { $key }
certificate-asking = Läser certifikatet
certificate-at-host = Hos värden
certificate-not-of-host = Värden har inte utfärdat det.
certificate-key-place = Nyckel på kortet
certificate-issued-at = Utfärdat
certificate-published-at = Publicerat
certificate-not-published = inte publicerat
certificate-revoked-at = Spärrat
certificate-revoked-because = { $time }, { $reason ->
    [unspecified] ingen orsak angiven
    [keyCompromise] nyckeln röjd
    [cACompromise] certifikatutfärdaren röjd
    [affiliationChanged] tillhörigheten ändrad
    [superseded] ersatt
    [cessationOfOperation] behövs inte längre
    [certificateHold] vilande
    [removeFromCRL] borttaget från listan
    [privilegeWithdrawn] behörighet indragen
    [aACompromise] attribututfärdaren röjd
    [none] ingen orsak angiven
   *[other] { $reason }
 }
certificate-not-revoked = inte spärrat
certificate-archived = Privat nyckel
certificate-archived-yes = arkiverad hos värden
certificate-archived-no = inte arkiverad
certificate-fields = Fält
certificate-is-critical = kritiskt
certificate-unread = Inte känt här; dess byte står nedan.
certificate-raw = Råa fält
certificate-raw-show = Visa råa fält
certificate-raw-hide = Dölj råa fält
certificate-pem = PEM
certificate-pem-copy = Kopiera PEM

## A card

card-details = Kortdetaljer
card-title = Kort
card-asking = Frågar om kortet
card-now = Nu i läsaren
card-not-here = Det ligger inte i någon läsare här.
card-product = Produkt
card-its-guid = GUID
card-pin = PIN
card-puk = PUK
card-places = Nycklar
card-places-used = { $used } av { $places } platser har en nyckel eller ett certifikat
card-management-key = Korthanteringsnyckel
card-management-key-value = { $cipher }{ $factory ->
    [yes] , fabrikens
   *[no] { "" }
 }
card-reference = { $tries-left ->
    [none] kortet uppger det inte
    [0] blockerad
    [one] 1 försök kvar
   *[other] { $tries-left } försök kvar
 }{ $factory ->
    [yes] , fabrikens
   *[no] { "" }
 }
card-stock = I lagret
card-not-in-stock = Det finns inte i värdens lager.
card-type = Korttyp
card-producer = Tillverkare
card-imported = Intaget i lagret
card-key-fingerprint = Kortnyckel, SHA-256
card-pin-at-host = PIN-kod hos värden
card-pin-at-host-value = { $pin ->
    [production] den som produktionen ställde in
    [known] den från en körning utan kvittens
   *[unknown-to-host] inte känd: innehavaren har den
 }
card-stock-keys = Nycklar från produktionen
card-stock-key-state = { $state ->
    [overwritten] överskriven { $time }
    [replaced] transportcertifikatet ersatt { $time }
   *[there] som levererad
 }
card-transport-certificate = Transportcertifikat
card-certificates = Certifikat
card-no-certificates = Värden har inte utfärdat något certifikat för det.
card-certificate-state = { $state ->
    [unpublished] Inte publicerat
    [live] Giltigt
    [revoked] Spärrat
    [expired] Utgånget
   *[gone] Nyckeln är borta
 }
card-history = Historik
card-no-history = Inget har gjorts med det ännu.
card-event = { $event ->
    [imported] Intaget i lagret
    [officer-card] Gjort till handläggarkort
    [granted] Beställning medgiven
    [executing] Beställning mottagen, utfärdar
    [fulfilled] Certifikat utfärdade
    [completed] Utfärdat: kvittens mottagen
    [abandoned] Beställning övergiven
    [superseded] Beställning ersatt
    [expired] Medgivandet upphörde
    [unblocked] Upplåst: ny PIN-kod
    [pin-changed] PIN-kod bytt
   *[other] { $event }
 }
