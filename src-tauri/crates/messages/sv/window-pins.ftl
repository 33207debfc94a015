### PINs and PUKs in the window's Smart card tab: where they go, PIN code, unblocking a card and changing its PIN.

## Where the PIN goes

pin-mailer-title = Adress för PIN-utskick
pin-mailer-means-email = PIN-koden mejlas till denna adress när kortet är klart.
pin-mailer-means-letter = { $secrets ->
    [pin] PIN-koden skickas i ett brev med detta id.
    [puk] PUK-koden skickas i ett brev med detta id.
   *[both] PIN och PUK skickas i ett brev med detta id.
 } Det skrivs ut från fliken ”PIN-brev”.
pin-mailer-address = E-postadress
pin-mailer-address-missing = Ange adressen.
pin-mailer-address-wrong = Det är ingen e-postadress.
pin-mailer-address-no-domain = Ange hela adressen, med @ och en domän.
pin-mailer-address-whole = Mejlas till { $address } när kortet är klart.
pin-mailer-address-forbidden = Kortet skickas till denna adress: PIN-koden måste till en annan.
pin-mailer-letter = PIN-brevets id
pin-mailer-letter-next = Nästa lediga id. Ta det som står på papperet.
pin-mailer-letter-none = Inget id som skapats i förväg är ledigt. Skriv det som står på papperet.
pin-mailer-letter-missing = Ange PIN-brevets id.
pin-mailer-letter-wrong = Ett PIN-brevs id har 1 till 32 av A till Z, 0 till 9 och -.
pin-mailer-go = Fortsätt
pin-mailer-cancel = Avbryt
pin-mailer-cancel-means = Avbryt: inget signeras.

## Enter PIN

pinpad-new-pin = Den nya PIN-koden anges med knapparna på ”{ $device }”, två gånger. Den passerar inte datorns tangentbord.
pinpad-new-pin-go = Börja på läsaren
pinpad-typing-title = { $what ->
    [new-pin] Ny PIN-kod, på läsaren
   *[signature-pin] Signatur-PIN, på läsaren
 }
pinpad-typing = { $what ->
    [new-pin] Ange den nya PIN-koden med knapparna på ”{ $device }”, två gånger, så som dess display begär.
   *[signature-pin] Ange signatur-PIN med knapparna på ”{ $device }”.
 }
pinpad-waiting = Läsaren väntar på PIN-koden.
pinpad-cancel-means = { $what ->
    [new-pin] Den röda knappen avbryter: då ställs en genererad PIN-kod in och visas.
   *[signature-pin] Den röda knappen avbryter; inget försök förbrukas.
 }
pinpad-signature-pin = Ange den med knapparna på ”{ $device }” när den efterfrågas där. Det sker en gång för varje signatur.
pinpad-sign-in = Ange den med knapparna på ”{ $device }” efter att ha valt ”Logga in”.

## The PIN code and the PUK code

puk-code-title = PUK-kod
puk-code-taking = Hämtar PUK-koden
puk-code-not-noted-means = Inte antecknad: körningen slutar utan kvittens och beställningen förblir öppen. Kortets nästa beställning ställer in en annan PUK.
puk-code-gone-title = PUK-koden visades innan fönstret lästes in på nytt.
puk-code-gone = Den lämnas ut en gång och kan inte visas igen. Ange om den antecknades. Om inte förblir beställningen öppen, och kortets nästa beställning ställer in en annan PUK.

## How it ended

done-pin-unchanged = Kortet har den PIN-kod som det hade.
done-pin-mailed = PIN-koden mejlas till { $address }.
done-pin-letter = PIN-koden skickas i brev { $letter }.
done-puk = { $puk ->
    [shown] Kortet har den PUK som visades.
    [letter] PUK-koden skickas i brev { $letter }.
   *[host-only] PUK-koden finns bara hos värden.
 }
done-taken-in = Kortet togs in i lagret.
done-both-letter = PIN och PUK skickas i brev { $letter }.
done-letters-where = Brevet skrivs ut från fliken ”PIN-brev”, av en handläggare med ”Hantera PIN-brev”.

## After issuing

service-menu = PIN-kod
service-unblock-open = Lås upp kortet…
service-change-pin-open = Byt PIN-kod…
service-unblock = Lås upp kortet
service-change-pin = Byt PIN-kod
service-asking = Frågar värden om kortet
service-no-offer = Värden måste först tillfrågas om kortet.
service-unblock-means = Att låsa upp ställer in en ny PIN-kod: den gamla går inte längre att använda, även om innehavaren minns den.
service-change-pin-means = Den nya PIN-koden ersätter den gamla, som innehavaren anger.
service-new-pin = Ny PIN-kod
service-new-pin-how = { $how ->
    [enter-at-ra] anges här
    [show-at-ra] genereras, och visas här
    [email] genereras, och mejlas
    [letter] genereras, och skickas i brev
   *[other] { $how }
 }
service-puk-from = Kortets PUK
service-puk-typed = Anges här
service-puk-typed-means = Innehavaren eller du anger den. Den lämnar aldrig denna arbetsplats.
service-puk-host = Från värden
service-puk-host-means = Används en gång, och registreras. Du får aldrig se den.
service-puk-host-not = Värden har ingen PUK till detta kort som du får använda.
service-puk-tries = Försök för PUK
service-puk-blocked = PUK är blockerad: detta kort går inte längre att låsa upp.
service-go = Signera och börja
ask-puk-title = Kortets PUK
ask-puk-why = PUK låser upp kortet. Den lämnar aldrig denna arbetsplats.
ask-puk-label = PUK-kod
ask-puk-give = Använd denna PUK
ask-puk-decline = Stoppa utan den
ask-puk-decline-means = Stoppa utan den: kortet förblir som det är.
ask-puk-missing = Ange PUK.
ask-puk-blocks = När försöken är slut kan kortet bara återställas till fabriksläget, och dess nycklar går förlorade.
service-doing-open = Signerar beställningen; värden kontrollerar den
service-done-title = { $service ->
    [unblock] Kortet är upplåst
   *[change-pin] PIN-koden är bytt
 }
service-failed-title = { $service ->
    [unblock] Kortet är inte upplåst
   *[change-pin] PIN-koden är inte bytt
 }
service-done-next = Ta ut kortet, eller fortsätt med det.
service-back = Tillbaka till kortet
