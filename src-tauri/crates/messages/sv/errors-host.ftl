### What the host refuses, by the code of its refusal, and what can be wrong with reaching it.
### The text: what happened. not-done: what was not done, or what is true now. next: what to do.

error-not-signed-in = Värden känner inte till denna session, eller så är den avslutad.
    .not-done = Värden gjorde inget.
    .next = Logga in igen med handläggarkortet.
error-unknown-officer = Ingen handläggare hos värden har detta korts certifikat.
    .not-done = Du är inte inloggad; inget utfärdades.
    .next = { $in ->
        [window] Kontrollera att handläggarkortet ligger i handläggarens läsare. Låt göra ett nytt kort känt hos värden.
       *[terminal] Kontrollera att handläggarkortet ligger i handläggarens läsare. Ett nytt kort görs känt hos värden: countersign-host officers add.
    }
error-officer-certificate = Värden godtog inte handläggarens certifikat: { $why ->
    [outside-validity] det har gått ut, eller gäller inte ännu
    [revoked] det har spärrats
    [untrusted] det är inte utfärdat av en certifikatutfärdare som värden litar på
    [wrong-usage] det är inte avsett för denna användning
   *[malformed] det går inte att läsa
 }.
    .not-done = Inget utfärdades; innehavarens kort är oförändrat.
    .next = Använd ett handläggarkort med ett giltigt certifikat.
error-missing-role = Du saknar rollen ”{ $role ->
    [issue-certificate] Utfärda certifikat
    [revoke-certificate] Spärra certifikat
    [recover-key] Återställa nyckel
    [approve-recovery] Godkänna återställning
    [manage-pin-letters] Hantera PIN-brev
    [unblock-card] Låsa upp kort
    [use-puk] Använda PUK
   *[other] { $role }
 }”.
    .not-done = Inget utfärdades eller spärrades; innehavarens kort är oförändrat.
    .next = Låt en handläggare med denna roll göra det, eller låt tilldela dig rollen hos värden.
error-unknown-procedure = Det finns ingen procedur ”{ $id }” som du kan använda.
    .not-done = Inget signerades eller utfärdades.
    .next = { $in ->
        [window] Välj en i listan.
       *[terminal] Välj en i listan: countersign procedures.
    }
error-stale-revision = Proceduren ”{ $id }” har under tiden ändrats eller stängts hos värden.
    .not-done = Inget utfärdades; innehavarens kort är oförändrat.
    .next = Läs in procedurerna igen, se över utkastet igen och skicka in det.
error-unknown-card = Värdens lager har inte detta kort.
    .not-done = Inget utfärdades; kortet är oförändrat.
    .next = { $in ->
        [window] Kontrollera att rätt kort ligger i läsaren för innehavarens kort. Gör det det, låt ta in kortet i lagret med dess produktionsfil.
       *[terminal] Kontrollera att rätt kort ligger i läsaren för innehavarens kort. Kort kommer in i lagret med sin produktionsfil: countersign-host cards import.
    }
error-draft-refused = Värden avvisade utkastet{ $in ->
    [window] {""}
   *[terminal] : { $faults ->
        [one] det bryter mot en av procedurens regler
       *[other] det bryter mot { $faults } av procedurens regler
    }
 }.
    .not-done = Inget utfärdades; innehavarens kort är oförändrat.
    .next = Rätta det som anges och skicka in igen.
error-document = Värden godtog inte det signerade dokumentet: { $why ->
    [form] det har inte den godtagna formen
    [algorithm] det använder en algoritm som inte godtas
    [digest] dess innehåll är inte det som signerades
    [signature] dess signatur klarar inte kontrollen
    [signer] det signerades med ett annat certifikat
   *[content] dess innehåll är inte det väntade dokumentet
 }.
    .not-done = Inget utfärdades för det.
    .next = Skicka in igen. Om felet kvarstår ändrar handläggarkortet, detta program eller vägen till värden dokumenten: meddela den som ansvarar för värden.
error-differs-from-open-request = Beställningen avviker från öppningsbegäran som värden medgav: { $what }.
    .not-done = Inget utfärdades för den.
    .next = Skicka in igen. Om felet kvarstår, meddela den som ansvarar för värden: någon kan ha ändrat beställningen på vägen.
error-nonce-not-good = Värdens medgivande har redan använts, eller har upphört.
    .not-done = Inget utfärdades för denna beställning.
    .next = Skicka in igen; värden ger ett nytt medgivande.
error-order-id-taken = Värden har ett annat dokument under denna beställnings id.
    .not-done = Inget utfärdades för detta dokument; den tidigare beställningen är oförändrad.
    .next = Skicka in igen; beställningen får ett nytt id.
error-proof-refused = Kortets bevis för nyckel { $key } håller inte: kortet har kanske inte denna nyckel.
    .not-done = Inget utfärdades.
    .next = Ta kortet ur bruk och låt undersöka det. En nyckel som genererades på kortet under denna körning blir kvar där utan certifikat.
error-not-the-production-key = Nyckel { $key } är inte den som produktionen lade på kortet.
    .not-done = Inget utfärdades; kortet är oförändrat.
    .next = Ta kortet ur bruk och anmäl det: dess nyckel har ersatts, eller så är det inte det kort som det ser ut att vara.
error-unknown-order = Det finns ingen sådan beställning, eller så är den en annan handläggares.
    .not-done = Inget ändrades.
    .next = { $in ->
        [window] Kontrollera id:t.
       *[terminal] Kontrollera id:t i listan: countersign orders list.
    }
error-order-state = Beställningen { $state ->
    [granted] är medgiven men har ännu inte kommit in
    [executing] håller på att utföras
    [fulfilled] är fullgjord, och dess kvittens saknas
    [completed] är slutförd
    [abandoned] är övergiven
    [superseded] är ersatt av en annan beställning
    [expired] är förfallen
   *[other] är i tillståndet { $state }
 }: det tillåter inte detta.
    .not-done = Beställningen ändrades inte.
    .next = { $in ->
        [window] Välj ”Läs om” och se på kortet igen.
       *[terminal] Se på den: countersign orders show.
    }
error-receipt-refused = Värden godtog inte kvittensen: { $what }.
    .not-done = Certifikaten finns på kortet men är inte publicerade; beställningen förblir öppen.
    .next = { $in ->
        [window] Lämna inte ut kortet. Skicka in för det igen, vilket ersätter beställningen och spärrar dess certifikat.
       *[terminal] Lämna inte ut kortet. Överge beställningen, vilket spärrar dess certifikat, och utfärda kortet på nytt.
    }
error-clock-apart = Datorns klocka avviker för mycket från värdens.
    .not-done = Inget utfärdades.
    .next = Ställ datorns klocka; värdens tid är { $host-time }.
error-malformed = Värden förstod inte begäran: { $what }.
    .not-done = Värden gjorde inget.
    .next = Kontrollera att detta program och värden har samma version.
error-internal = Något misslyckades inne i värden.
    .not-done = Om beställningen togs emot är inte säkert; inget certifikat publiceras utan kvittens.
    .next = { $in ->
        [window] Försök igen. Om felet kvarstår, meddela den som ansvarar för värden; värdens logg har detaljerna under { $reference }.
       *[terminal] Se över de öppna beställningarna: countersign orders list. Värdens logg har detaljerna under { $reference }.
    }

### Where PIN and PUK go, and cards that come from their factory.

error-pin-mailer-not-asked-for = En adress eller ett brev-id angavs som proceduren inte begär.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Välj ”Läs om” och skicka in igen: proceduren kan ha ändrats.
       *[terminal] Utelämna --pin-mail eller --letter-id: countersign procedures säger hur PIN och PUK når innehavaren.
    }
error-pin-mailer-no-address = Proceduren mejlar PIN-koden, och ingen adress angavs.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Ange adressen som PIN-koden ska till.
       *[terminal] Ange adressen som PIN-koden ska till: --pin-mail ADDRESS.
    }
error-pin-mailer-not-an-address = Det är ingen e-postadress.
    .not-done = { nothing-signed }
    .next = Ange den som name@example.org, med bokstäver utan accenter, alltså inte heller å, ä och ö.
error-pin-mailer-where-the-card-goes = Kortet skickas till denna adress ({ $field }): den som fick båda kunde använda kortet.
    .not-done = { nothing-signed }
    .next = Ange en annan adress för PIN-koden.
error-pin-mailer-no-letter-id = Inget brev-id angavs, eller så är det som angavs inget sådant.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Ange det id som står på papperet: högst 32 bokstäver A–Z, siffror och bindestreck.
       *[terminal] Ange det id som står på papperet, högst 32 bokstäver A–Z, siffror och bindestreck: --letter-id ID.
    }
error-pin-mailer-letter-id-used = Ett annat brev har id { $id }.
    .not-done = { nothing-signed }
    .next = { $next ->
        [none] Ta nästa pappersark och ange dess id.
       *[other] Ta nästa pappersark och ange dess id; nästa som skapats i förväg är { $next }.
    }
error-pin-mailer-mail-not-set-up = Värden är inte inställd för att skicka mejl.
    .not-done = { nothing-signed }
    .next = Använd en procedur som inte mejlar PIN-koden, eller låt ställa in värden för att skicka mejl.
error-take-in-not-allowed = Kortet finns inte i lagret, och proceduren tar inte in kort.
    .not-done = { nothing-signed }
    .next = Använd en procedur som tar in kort, eller låt ta in kortet i lagret.
error-take-in-in-stock = Kortet finns i lagret med egna hemligheter, och uppger att det har fabrikens.
    .not-done = { nothing-signed }
    .next = Ta kortet ur bruk och låt undersöka det: någon kan ha återställt det till fabriksläget.
error-take-in-guid-taken = Ett annat av värdens kort har den GUID som detta skulle få.
    .not-done = { nothing-signed }
    .next = Skicka in igen: kortet får en annan GUID.
error-take-in-no-identity = Kortet har inget som skiljer det från alla andra och som består.
    .not-done = { nothing-signed }
    .next = Använd ett kort som uppger ett serienummer.
