### The window's Smart card tab.

smart-card = Smartkort

## The device of the subject card, and the card in it

subject-device = Läsare
subject-choose-device = Välj en läsare
subject-reload = Läs om
subject-reload-hint = Läser kortet och procedurerna igen; det som skrivits står kvar
run-holds-device = Körningen håller kortet.
subject-use-offered = Använd kortet i ”{ $device }”

device-with-officer-card = handläggarkort
device-without-card = inget kort
device-being-read = läses
device-with-mute-card = kortet svarar inte
device-with-unreadable-card = kortet går inte att läsa
device-with-nameless-card = ett kort som inte talar om vilket det är

subject-state-none = Ingen läsare vald
subject-state-gone = Inte ansluten
subject-state-empty = Inget kort
subject-state-mute = Kortet svarar inte
subject-state-reading = Läser kortet
subject-state-unreadable = Inte läst
subject-in-stock = i lagret
subject-not-in-stock = inte i lagret
subject-stock-not-asked = värden har inte tillfrågats om det finns i lagret
subject-transport = { $count ->
    [one] 1 transportcertifikat
   *[other] { $count } transportcertifikat
 }, giltigt till { $until } · { $issuer }
subject-certificates = { $certificates ->
    [0] Inget certifikat på kortet
    [one] 1 certifikat på kortet
   *[other] { $certificates } certifikat på kortet
 }
open-order-title = En beställning för detta kort blev öppen
open-order-left = Den avslutades inte: dess certifikat kan ha utfärdats, och delvis skrivits på kortet.
open-order-submit = Att skicka in ersätter den: dess certifikat spärras.
subject-pin-blocked = PIN-koden blockerad

no-device-title = Ingen läsare hittades
no-device-next = Anslut en läsare. Den visas här av sig själv.
one-device-title = Det finns en läsare, och den är handläggarens
one-device-next = Anslut en andra läsare för kortet som ska utfärdas.
choose-device-title = I vilken läsare ligger kortet?
choose-device-next = Välj läsaren för kortet som ska utfärdas. Valet sparas.
device-gone-title = ”{ $device }” är inte ansluten
device-gone-next = Anslut den igen, eller välj en annan läsare.
no-card-title = Sätt kortet i ”{ $device }”
no-card-next = Det läses av sig självt.
card-mute-title = Kortet i ”{ $device }” svarar inte
card-mute-next = Ta ut det, kontrollera att det vänds rätt, rengör kontakterna och sätt i det igen.
card-issued-title = Detta kort är utfärdat
card-issued-next = Ta ut det och sätt i nästa. ”Läs om” läser det igen, för att ändra det.
card-nothing-title = Kortet har ingen nyckel och inget certifikat
card-nothing-next = En procedur för tomma kort genererar nycklarna på det.

## The procedure

procedure-find = Sök procedur
procedure-recent = Senaste
procedure-others = Alla
procedure-none-found = Ingen procedur heter så
procedure-revision = revision { $number }
procedures-loading = Frågar värden efter dess procedurer
procedures-hidden = { $count ->
    [one] 1 dold · visa
   *[other] { $count } dolda · visa
 }
procedures-hidden-title = Dolda procedurer
procedures-hidden-hint = Dessa kan inte användas med detta kort, eller av dig.
choose-procedure-title = Välj en procedur
choose-procedure-next = Den avgör vilka certifikat kortet får och vad som efterfrågas om innehavaren.
no-procedure-title = Värden har ingen aktiv procedur
no-procedure-next = Den som ansvarar för värden aktiverar en. Välj sedan ”Läs om”.
no-procedure-for-card-title = Ingen procedur är för detta kort
no-procedure-for-card-next = Se på de dolda: var och en säger varför den inte kan användas.

## The content table

content = Innehåll
content-reading = Kortet läses
content-action-of = Åtgärd för { $key }: { $action }
content-algorithm-of = Algoritm för den nya nyckeln { $key }: { $algorithm }
content-certificate = Certifikat, giltigt till
content-algorithm = Ny nyckel
action-blank = –
action-none = ingen
action-blank-hint = Lämna denna nyckel som den är
action-add-hint = Ett certifikat för denna nyckel, lagrat på kortet
action-redo-hint = Ersätt det som finns där
action-issue-hint = Ytterligare ett certifikat, som inte lagras på kortet
certificate-kind = { $kind ->
    [transport] Transport
    [own] Giltigt
    [spent] Ogiltigt
    [foreign] Främmande
    [malformed] Oläsligt
    [unknown] Finns
   *[absent] –
 }
certificate-kind-hint = { $kind ->
    [transport] Styrker att kort och nyckel kommer från den betrodda produktionen
    [own] Utfärdat av denna värd, och giltigt
    [spent] Utfärdat av denna värd, och går inte längre att använda
    [foreign] Utfärdat av någon annan
    [malformed] Det som ligger här är inget certifikat
   *[absent] Inget certifikat ligger här
 }
certificate-details-of = Certifikat för nyckel { $key }
certificate-valid-from = Giltigt från
certificate-fingerprint = SHA-256
key-without-key = ingen nyckel
key-unsupported = { $algorithm }: inget certifikat kan utfärdas för den
algorithm-name = { $algorithm ->
    [eccp256] P-256
    [eccp384] P-384
    [rsa2048] RSA-2048
    [rsa3072] RSA-3072
    [rsa4096] RSA-4096
   *[other] { $algorithm }
 }

## The holder's fields

holder-fields = Fält
holder-fields-hint = Vilka fält som visas
holder-fields-all-shown = Alla fält visas alltid
holder-clear = Rensa
holder-clear-hint = Rensar det som skrivits och valts; läsare och procedur står kvar
fields-dropped-here = Inte i certifikatet: { $fields }
field-dropped-hidden = { $label } (dolt)
no-fields = Proceduren efterfrågar inget.
holder-waits-for-card = Fälten visas när kortet har lästs.

## Submitting

submit = Skicka in
submitting = Skickar in
submit-summary = { $certificates ->
    [0] Inget nytt certifikat
    [one] 1 certifikat
   *[other] { $certificates } certifikat
 }{ $generated ->
    [0] { "" }
    [one] , 1 ny nyckel
   *[other] , { $generated } nya nycklar
 }{ $archived ->
    [0] { "" }
    [one] , 1 arkiverad nyckel
   *[other] , { $archived } arkiverade nycklar
 }{ $recovered ->
    [0] { "" }
    [one] , 1 återställd nyckel
   *[other] , { $recovered } återställda nycklar
 }{ $overwritten-keys ->
    [0] { "" }
    [one] , 1 nyckel går förlorad
   *[other] , { $overwritten-keys } nycklar går förlorade
 } · { $pin ->
    [show-at-ra] PIN-koden visas här
    [email] PIN-koden mejlas
    [letter] PIN-koden i brev
    [unchanged] PIN-koden oförändrad
   *[enter-at-ra] PIN-koden anges här
 }
submit-holder-pin = innehavaren anger PIN-koden
submit-supersedes = Ersätter kortets öppna beställning
submit-words = Vad som signeras
submit-words-title = Vad som signeras
submit-words-added = Nonce, id:n, publika nycklar och bevis läggs till vid signeringen.
submit-words-was = Vad som är signerat
submit-more-missing = { $count ->
    [one] och 1 till
   *[other] och { $count } till
 }
submit-missing-title = Vad som saknas
submit-needs-card = Sätt först i kortet som ska utfärdas.
submit-needs-reading = Kortet läses.
submit-needs-reload = Kortet lästes inte. ”Läs om” försöker igen.
submit-needs-next-card = Sätt först i nästa kort.
submit-needs-procedure = Välj först en procedur.
submit-needs-pin = Ange signatur-PIN.
signature-pin = Signatur-PIN
signature-pin-refused = { $code ->
    [wrong-pin] Fel PIN-kod
    [pin-blocked] PIN-koden blockerad
   *[other] Inte en PIN-kod
 }

## The run

run-of-card = { $procedure }, { $card }
run-step-waiting = inte påbörjat
run-step-running = pågår
run-step-waiting-for-touch = rör vid kortet
run-step-waiting-for-answer = väntar på svar
run-step-done = klart
run-step-failed = misslyckades
run-at-key = { $doing }: nyckel { $key }
run-announce = { $step }: { $state }
run-cancel = Avbryt
run-stop = Stoppa efter detta steg
run-cancelling = Avbryter
run-stopping = Stoppar efter detta steg
run-means-free = Inget har ändrats ännu: att avbryta lämnar inget efter sig.
run-means-leaves-new-keys = Att stoppa kan lämna nya nycklar utan certifikat på kortet; inget utfärdas.
run-means-leaves-open-order = Certifikat är utfärdade och inte alla på kortet ännu. Att stoppa lämnar beställningen öppen, tills den överges eller kortets nästa beställning ersätter den.
run-means-no = Avslutar: det som återstår görs utan uppehåll.

## What a run asks

ask-holder-pin-title = Innehavaren anger kortets PIN-kod
ask-holder-pin-why = { $purpose ->
    [change-pin] Innehavaren anger den PIN-kod som kortet har nu; den ersätts.
   *[issue] Nycklar på kortet används, och värden har inte dess PIN-kod. Låt innehavaren ange den.
 }
ask-holder-pin-label = Innehavarens PIN-kod
ask-holder-pin-give = Använd denna PIN-kod
ask-holder-pin-decline = Stoppa utan den
ask-holder-pin-decline-means = Stoppa utan den: { $purpose ->
    [change-pin] kortet behåller sin PIN-kod.
   *[issue] inget utfärdas.
 }
ask-holder-pin-missing = Låt innehavaren ange PIN-koden.
ask-card-in = { $card }, i ”{ $device }”
new-pin-title = Ange PIN-kod
new-pin-set = Ställ in denna PIN-kod
new-pin-cancel = Använd en genererad PIN-kod och visa den
new-pin-not-yet = Ange en PIN-kod som uppfyller alla regler, två gånger.
new-pin-refused = { $count ->
    [one] PIN-koden bryter mot en regel. Ange en annan.
   *[other] PIN-koden bryter mot { $count } regler. Ange en annan.
 }
pin-code-title = PIN-kod
pin-code-once = Den visas här och ingen annanstans. Lämna den till innehavaren, eller skriv upp den.
pin-code-hides-in = Döljs om { $seconds } s
pin-code-hidden = Dold
pin-code-longer = Visa längre
pin-code-show-again = Visa igen
pin-code-noted = Antecknad
pin-code-not-noted = Inte antecknad
pin-code-not-noted-means = Inte antecknad: körningen slutar utan kvittens och beställningen förblir öppen. Kortets nästa beställning ställer in en annan PIN-kod.
pin-code-taking = Hämtar PIN-koden
pin-code-withheld = Inte visad ännu
pin-code-gone-title = PIN-koden visades innan fönstret lästes in på nytt.
pin-code-gone = Den lämnas ut en gång och kan inte visas igen. Ange om den antecknades. Om inte förblir beställningen öppen, och kortets nästa beställning ställer in en annan PIN-kod.

## How it ended

done-title = Kortet är utfärdat
done-pin-system = Kortet har PIN-koden som visades.
done-pin-entered = Kortet har PIN-koden som angavs.
done-stored = På kortet
done-not-stored = Inte på kortet
done-where = Lagrat
done-generated = Nya nycklar på kortet: { $keys }
done-take-card = Ta ut kortet och sätt i nästa.
next-card = Nästa kort
next-card-hint = Behåller proceduren, rensar innehavaren
failed-title = Kortet är inte utfärdat
failed-in-step = Det slutade i steget ”{ $step }”.
failed-order = Beställning { $order }.
failed-new-keys = Nya nycklar utan certifikat: { $keys }.
back-to-form = Tillbaka till formuläret
