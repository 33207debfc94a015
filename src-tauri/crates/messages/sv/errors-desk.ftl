### What can go wrong at the desk, and on the way to the host.

error-unknown = Något misslyckades som programmet inte har någon text för.
    .not-done = Vad som inte gjordes är inte säkert.
    .next = { $in ->
        [window] Välj ”Läs om” för att se vad som finns på kortet, och rapportera koden { $code }.
       *[terminal] Titta på kortet (countersign card) och på de öppna beställningarna (countersign orders list), och rapportera koden { $code }.
    }
error-host-unreachable = Värden på { $url } kan inte nås.
    .not-done = Begäran skickades inte.
    .next = { $in ->
        [window] Kontrollera adressen, nätverket och att värden är i gång. Försök sedan igen.
       *[terminal] Kontrollera adressen (--host), nätverket och att värden är i gång.
    }
error-host-certificate = Certifikatet på { $url } är inte värdens: { $why ->
    [expired] det har gått ut
    [not-yet-valid] det gäller inte ännu
    [revoked] det har spärrats
    [unknown-issuer] det är inte utfärdat av värdens certifikatutfärdare
    [another-name] det är för en annan adress
    [wrong-usage] det är inte avsett för en värd
   *[other] { $why }
 }.
    .not-done = Begäran skickades inte.
    .next = { $in ->
        [window] Kontrollera adressen och filen med certifikatutfärdaren. Är båda rätt står någon mellan dig och värden: meddela den som ansvarar för värden.
       *[terminal] Kontrollera adressen (--host) och certifikatutfärdaren (--ca). Är båda rätt står någon mellan dig och värden: meddela den som ansvarar för värden.
    }
error-host-tls = Det gick inte att upprätta en säker anslutning till { $url }: { $why }.
    .not-done = Begäran skickades inte.
    .next = { $in ->
        [window] Kontrollera adressen, och att värden har samma version som detta program.
       *[terminal] Kontrollera adressen (--host), och att värden har samma version som detta program.
    }
error-host-timeout = Värden på { $url } svarade inte i tid.
    .not-done = Om värden utförde begäran är inte säkert; inget certifikat publiceras utan kvittens.
    .next = { $in ->
        [window] Försök igen. En beställning som blev öppen för detta kort ersätts av nästa.
       *[terminal] Se över de öppna beställningarna (countersign orders list) och försök sedan igen.
    }
error-host-interrupted = Anslutningen till värden på { $url } bröts.
    .not-done = Om värden utförde begäran är inte säkert; inget certifikat publiceras utan kvittens.
    .next = { $in ->
        [window] Försök igen. En beställning som blev öppen för detta kort ersätts av nästa.
       *[terminal] Se över de öppna beställningarna (countersign orders list) och försök sedan igen.
    }
error-host-answer-too-large = Värdens svar är större än { $limit } byte.
    .not-done = Svaret användes inte.
    .next = Kontrollera att detta program och värden har samma version.
error-host-answer-not-understood = Värdens svar gick inte att förstå: { $what }.
    .not-done = Svaret användes inte.
    .next = Kontrollera att detta program och värden har samma version, och att adressen är värdens.
error-declined = { $secret ->
    [shown-pin] Den nya PIN-koden antecknades inte.
    [pin-mailer] Vart PIN och PUK ska skickas angavs inte.
    [puk] PUK behövdes, och ingen angavs.
   *[other] En PIN-kod behövdes, och ingen angavs.
 }
    .not-done = Det som behövde den gjordes inte.
    .next = { $in ->
        [window] { $secret ->
            [shown-pin] Skicka in igen: kortet får en annan PIN-kod.
            [pin-mailer] Skicka in igen och ange adressen eller brevet när det efterfrågas.
            [puk] Börja om och ange PUK när den efterfrågas.
           *[other] Skicka in igen och ange PIN-koden när den efterfrågas.
        }
       *[terminal] { $secret ->
            [shown-pin] Börja om: kortet får en annan PIN-kod.
            [pin-mailer] Ange adressen eller brevet när det efterfrågas, eller med --pin-mail eller --letter-id.
            [puk] Ange PUK när den efterfrågas, eller med --secrets.
           *[other] Ange PIN-koden när den efterfrågas, eller med --secrets.
        }
    }
error-cancelled = Avbrutet.
    .not-done = Inget utfärdades; innehavarens kort är oförändrat.
    .next = Skicka in igen när det passar.
error-same-device = Handläggarkortet och innehavarens kort kan inte ligga i samma läsare ({ $device }).
    .not-done = Inget kort lästes eller skrevs.
    .next = { $in ->
        [window] Använd två läsare och välj en för varje kort.
       *[terminal] Använd två läsare och ange dem: --officer-device och --device.
    }
error-officer-certificate-unusable = Handläggarkortet har inget användbart certifikat i { $key }.
    .not-done = Du är inte inloggad; inget utfärdades.
    .next = Kontrollera att handläggarkortet, och inte innehavarens kort, ligger i handläggarens läsare.
error-card-not-an-officers = Kortet i ”{ $device }” är inget handläggarkort hos denna värd: dess certifikat för inloggning kommer inte från någon certifikatutfärdare för värdens handläggare.
    .not-done = Dess PIN-kod prövades inte. Du är inte inloggad; inget utfärdades.
    .next = { $in ->
        [window] Kontrollera att handläggarkortet, och inte innehavarens kort, ligger i handläggarens läsare.
       *[terminal] Kontrollera att handläggarkortet, och inte innehavarens kort, ligger i handläggarens läsare (--officer-device).
    }
error-no-host = Denna arbetsplats har ingen värd: det går att titta på läsare och kort, men inget annat.
    .not-done = Du är inte inloggad; inget utfärdades.
    .next = { $in ->
        [window] Välj var du arbetar: vid övningsplatsen, med arbetsplatsens egen värd eller med en värd på annat håll.
       *[terminal] Ange en värd: --host och --ca, eller --data för den inbyggda.
    }
error-signing-failed = Handläggarkortet signerade inte.
    .not-done = Inget utfärdades.
    .next = Sätt i handläggarkortet på nytt och skicka in igen.
error-order-id-malformed = ”{ $order }” är inget beställnings-id.
    .not-done = Inget slogs upp eller ändrades.
    .next = { $in ->
        [window] Kopiera hela id:t.
       *[terminal] Kopiera id:t från listan: countersign orders list.
    }
error-verification-failed = { $document ->
    [open-request] Öppningsbegäran
    [fulfilment] Fullgörandet
    [receipt] Kvittensen
    [abandoned-by] Den övergivande beställningen
   *[order] Beställningen
 } klarar inte kontrollen: ”{ $why }”.
    .not-done = Inget ändrades.
    .next = Lita inte på denna beställning. Meddela den som ansvarar för värden.
error-draft-incomplete = Utkastet kan inte skickas in ännu.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Rätta det som anges och skicka in igen.
       *[terminal] Rätta det som anges och skicka in igen. Vad proceduren begär: countersign procedures.
    }
error-card-has-no-certificate = { The-card } har inget användbart certifikat i { $key }.
    .not-done = Du är inte inloggad; inget utfärdades.
    .next = Kontrollera att handläggarkortet, och inte innehavarens kort, ligger i handläggarens läsare.
error-new-pin-refused = Den nya PIN-koden bryter mot procedurens eller kortets regler.
    .not-done = Kortet har inte sett den; inget försök förbrukades.
    .next = Skicka in igen med en PIN-kod som uppfyller procedurens och kortets regler.
error-order-ran-out = Det tog så lång tid att beställningen kunde ha upphört innan kortet hade sin nya PIN-kod.
    .not-done = Inget på kortet ändrades: det har den PIN-kod som det hade.
    .next = Börja om.
error-puk-last-try = Kortets PUK har kanske bara ett försök kvar, och kortet skulle behöva visas en PUK som kanske inte är dess egen.
    .not-done = Inget utfärdades; innehavarens kort är oförändrat.
    .next = Använd en procedur som lämnar PUK som den är, ange PUK för att låsa upp kortet, eller använd ett annat kort.
error-puk-not-known = Värden har ingen annan PUK till kortet än fabrikens, och kortet uppger att det har en annan.
    .not-done = Inget utfärdades; innehavarens kort är oförändrat.
    .next = Använd en procedur som lämnar PUK som den är, eller ett annat kort; låt föra in kortets PUK hos värden med dess produktionsfil.
error-grant-not-accepted = Värdens medgivande godtogs inte: { $why ->
    [document] dess signatur eller form är inte i ordning
    [signer-certificate] det är inte signerat med värdens registreringsnyckel
    [another-order] det svarar på något annat
    [incomplete] det saknar delar som begärdes
    [not-asked-for] det återställer något som inte begärdes
    [revoked] det för ett spärrat certifikat till en plats för nycklar i bruk
    [expired] det för ett utgånget certifikat till en plats för nycklar i bruk
   *[sealed] det som är förseglat i det går inte att öppna
 }.
    .not-done = Inget utfärdades; innehavarens kort är oförändrat.
    .next = Kontrollera att adressen är värdens, och meddela den som ansvarar för värden.
error-fulfilment-not-accepted = Värdens fullgörande godtogs inte: { $why ->
    [document] dess signatur eller form är inte i ordning
    [signer-certificate] det är inte signerat med värdens registreringsnyckel
    [another-order] det svarar på något annat
    [incomplete] det saknar delar som begärdes
   *[sealed] det som är förseglat i det går inte att öppna
 }.
    .not-done = Inget certifikat skrevs på kortet.
    .next = Kontrollera att adressen är värdens, och meddela den som ansvarar för värden.
error-certificate-differs = Certifikatet för nyckel { $key } är inte det beställda: { $what ->
    [malformed] det går inte att läsa
    [public-key] det har en annan publik nyckel
    [subject] det har ett annat subjekt
    [alternative-names] det har andra alternativa namn
    [not-reused] det är inte det som skulle återanvändas
    [expired] det har gått ut och är till en plats för nycklar i bruk
   *[chain] det leder inte till värdens certifikatutfärdare
 }.
    .not-done = Inget certifikat skrevs på kortet.
    .next = Meddela den som ansvarar för värden.
error-key-differs = Nyckel { $key } på kortet är inte den registrerade.
    .not-done = Inget certifikat utfärdades för den.
    .next = Ta kortet ur bruk och anmäl det.
error-read-back-differs = Certifikatet för nyckel { $key } lästes inte tillbaka så som det skrevs.
    .not-done = Kortet är inte klart.
    .next = Använd ett annat kort.
error-check-failed = Nyckel { $key } fungerar inte med sitt certifikat.
    .not-done = Kortet är inte klart.
    .next = Använd ett annat kort.
error-run-under-way = En annan körning för kortet i ”{ $device }” pågår.
    .not-done = Denna påbörjades inte; den andra fortsätter.
    .next = Vänta tills den andra är slut.
error-program-ending = Programmet avslutas.
    .not-done = Det som pågick avslutades inte.
    .next = { $in ->
        [window] Öppna Countersign igen. En beställning som blev öppen ersätts av nästa för samma kort.
       *[terminal] Se över de öppna beställningarna: countersign orders list.
    }

error-reason-malformed = En orsak har 1 till { $max } tecken.
    .not-done = Beställningen övergavs inte.
    .next = { $in ->
        [window] Ange i en mening varför beställningen överges.
       *[terminal] Ange i en mening varför beställningen överges: --reason.
    }
error-embedded-host = Den inbyggda värden startade inte: { $why }.
    .not-done = Inget signerades eller utfärdades.
    .next = { $in ->
        [window] Kontrollera dess mapp, eller välj en värd på annat håll.
       *[terminal] Kontrollera dess mapp (--data), eller använd en värd på annat håll: --host och --ca.
    }
error-practice = Övningsplatsen kunde inte ställas i ordning: { $why }.
    .not-done = Inget övningskort utfärdades.
    .next = Kontrollera att det går att skriva i mappen för tillfälliga filer.
error-address-malformed = ”{ $url }” är inte adressen till en värd.
    .not-done = Värden tillfrågades inte.
    .next = Ange den som https://name:port.
error-authority-unusable = Filen med värdens certifikatutfärdare har inget användbart certifikat.
    .not-done = Värden tillfrågades inte.
    .next = { $in ->
        [window] Välj den PEM-fil som värden anger.
       *[terminal] Ange den PEM-fil som värden anger: --ca.
    }

### What a run that ended early left behind. Where it is known, it stands for what was not done.

left-behind-nothing = Varken kortet eller värden ändrades.
left-behind-grant = Kortet är oförändrat. Inget utfärdades; värdens medgivande upphör av sig självt.
left-behind-try-spent = En felaktig PIN-kod tog ett försök från innehavarens kort; dess nycklar och certifikat är oförändrade. Inget utfärdades; värdens medgivande upphör av sig självt.
left-behind-factory-secrets = Kortet har, eller kan ha, fabrikens PIN och PUK, som alla känner till, och ingen nyckel. Inget utfärdades.
    .next = Skicka in för samma kort igen, vilket ställer in båda på nytt. Lämna inte ut kortet till någon.
left-behind-prepared = Kortet gjordes i ordning: det har en PIN och en PUK som värden behåller, eller en CHUID. Det har ingen ny nyckel, och inget utfärdades; värdens medgivande upphör av sig självt.
left-behind-new-keys = Kortet kan ha nya nycklar utan certifikat ({ $new-keys }). Inget utfärdades.
left-behind-order-unanswered = Om värden utfärdade certifikat är inte känt; inget är publicerat. Inget skrevs på kortet utöver nya nycklar.
    .next = { $in ->
        [window] Skicka in för samma kort igen, så ersätts beställningen.
       *[terminal] Se på beställningen: countersign orders show { $order }. Att skicka in för samma kort igen ersätter den.
    }
left-behind-not-written = Certifikat är utfärdade men inte publicerade, och inget finns på kortet. Beställningen är öppen.
    .next = { $in ->
        [window] Skicka in för samma kort igen, så ersätts beställningen, eller låt överge den hos värden.
       *[terminal] Skicka in för samma kort igen, så ersätts beställningen, eller överge den: countersign orders abandon { $order } --reason …
    }
left-behind-written-in-part = Certifikat är utfärdade men inte publicerade; några av dem, eller nycklar som följde med, kan finnas på kortet. Kortet är inte klart; beställningen är öppen.
    .next = { $in ->
        [window] Skicka in för samma kort igen: det ersätter beställningen och dess certifikat på kortet. Eller låt överge den hos värden.
       *[terminal] Skicka in för samma kort igen: det ersätter beställningen och dess certifikat på kortet. Eller överge den: countersign orders abandon { $order } --reason …
    }
left-behind-pin-not-set = Certifikat är utfärdade men inte publicerade, och finns på kortet. PIN-koden är oförändrad; en ny PUK eller korthanteringsnyckel kan vara inställd, och värden har den. Beställningen är öppen.
    .next = { $in ->
        [window] Skicka in för samma kort igen: det ersätter beställningen och dess certifikat på kortet. Eller låt överge den hos värden.
       *[terminal] Skicka in för samma kort igen: det ersätter beställningen och dess certifikat på kortet. Eller överge den: countersign orders abandon { $order } --reason …
    }
left-behind-pin-in-doubt = Certifikat är utfärdade men inte publicerade, och finns på kortet. PIN-koden är antingen den tidigare eller den nya; beställningen är öppen.
    .next = { $in ->
        [window] Skicka in för samma kort igen: det ersätter beställningen och dess certifikat på kortet. Eller låt överge den hos värden.
       *[terminal] Skicka in för samma kort igen: det ersätter beställningen och dess certifikat på kortet. Eller överge den: countersign orders abandon { $order } --reason …
    }
left-behind-receipt-missing = Kortet är klart, men värden har inte godtagit någon kvittens: certifikaten är inte publicerade, och beställningen är öppen.
    .next = { $in ->
        [window] Lämna inte ut kortet. Skicka in för det igen, vilket ersätter beställningen och dess certifikat på kortet, eller låt överge beställningen hos värden.
       *[terminal] Lämna inte ut kortet. Skicka in för det igen, vilket ersätter beställningen och dess certifikat på kortet, eller överge den: countersign orders abandon { $order } --reason …
    }
