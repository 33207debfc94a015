### Sentences and parts of sentences that the desk gives by a code, with what fills them.

# What tells a card from every other one.
card-serial = serienummer { $id }
card-attestation-key = attesteringsnyckel { $id }
card-authentication-key = kortnyckel { $id }
card-guid = GUID { $id }

# Why the object in a certificate's place cannot be read.
certificate-not-der = det är inget certifikat
certificate-truncated = det slutar före sin angivna längd
certificate-container = det är inte uppbyggt som ett certifikatobjekt
certificate-compression = det går inte att dekomprimera
certificate-not-given = kortet lämnar inte ut det (status { $status })
certificate-public-key = dess publika nyckel går inte att läsa
certificate-validity = dess giltighet ligger utanför möjligt intervall

# Exactly what will be signed.
the-place = { $place } { $name }
signed-procedure = Procedur { $procedure }, revision { $revision }.
signed-card = Kort med { $card }.
signed-field = { $label }: { $value }
# The letters of RFC 4514 §3 and RFC 4519 §2.
signed-attribute = { $part ->
    [country] C
    [state] ST
    [locality] L
    [organization] O
    [organizational-unit] OU
    [domain-component] DC
    [common-name] CN
    [given-name] GN
    [surname] SN
    [serial-number] SERIALNUMBER
    [user-id] UID
   *[other] { the-part }
 }={ $value }
signed-attribute-of-field = { $label } { $value }
signed-certificate-stored = { the-place }: ett certifikat för { $subject } utfärdas och lagras på kortet.
signed-certificate-issued = { the-place }: ett certifikat för { $subject } utfärdas och lagras inte på kortet.
signed-key-generated = { the-place }: en ny { $algorithm }-nyckel genereras på kortet.
signed-key-archived = { the-place }: en ny { $algorithm }-nyckel genereras hos värden, arkiveras där och lagras på kortet.
signed-with-certificate = { $certificate ->
    [reuse] med sitt tidigare certifikat
   *[new] med ett nytt certifikat
 }
signed-key-recovered-chosen = { the-place }: den arkiverade nyckeln till certifikat { $id } ({ $subject }) återställs, { signed-with-certificate }.
signed-key-recovered-found = { the-place }: den sista arkiverade nyckeln som hittas efter { $labels } återställs, { signed-with-certificate }.
signed-all-recovered = { the-place }: alla äldre arkiverade nycklar för samma innehavare återställs med sina certifikat till lediga pensionerade nyckelplatser (lediga: { $places }).
signed-recovered-aside = { the-place }: om det certifikatet är spärrat eller har gått ut hamnar nyckeln i stället på en ledig pensionerad nyckelplats (lediga: { $places }).
signed-other-holder = { the-place }: nyckeln får tillhöra en annan innehavare.
signed-reason = Orsak till återställningen: { $reason }
signed-recovery-request = Återställningsbegäran { $request } med sina godkännanden förbrukas.
signed-key-lost = { the-place }: den { $algorithm }-nyckel som ligger där går förlorad.
signed-certificate-replaced = { the-place }: certifikatet för { $subject } ersätts.
signed-object-replaced = { the-place }: det som ligger på certifikatets plats ersätts.
signed-left-out = Utelämnas ur certifikaten: { $labels }.
signed-pin-shown = Kortet får en ny PIN-kod, som visas en gång.
signed-pin-entered = Kortet får en ny PIN-kod, som anges här; anges ingen ställs en genererad in och visas en gång.
signed-pin-mailed = Kortet får en ny PIN-kod, som värden mejlar till den adress som anges efter att utkastet skickats in.
signed-pin-letter = Kortet får en ny PIN-kod, som värden skriver ut i ett brev med det id som anges efter att utkastet skickats in.
signed-pin-unchanged = PIN-koden förblir som den är.
signed-puk-host-only = Kortet får en ny PUK, som värden behåller och inte lämnar ut till någon.
signed-puk-shown = Kortet får en ny PUK, som visas en gång, efter PIN-koden.
signed-puk-letter = Kortet får en ny PUK, som värden skriver ut i ett brev med det id som anges efter att utkastet skickats in.
signed-taken-in = Kortet tas in: det har fabrikens PIN, PUK och korthanteringsnyckel, och får egna, som värden först lagrar.
signed-card-key = Kortet har fabrikens korthanteringsnyckel och får en egen, som värden först lagrar.
signed-chuid = Kortet har ingen CHUID och får en.
signed-tries = PIN-koden kan anges fel { $pin } gånger innan kortet blockerar den, PUK { $puk } gånger. När detta ställs in ersätts PIN och PUK samtidigt.
signed-supersedes = Kortets öppna beställning { $order } ersätts, och dess certifikat spärras.

# Subject cards of the practice desk.
practice-card-p256 = Kort med P-256-nycklar
practice-card-rsa2048 = Kort med RSA-2048-nycklar
practice-card-plain-p256 = Enkelt PIV-kort med P-256-nycklar, utan serienummer
practice-card-plain-rsa2048 = Enkelt PIV-kort med RSA-2048-nycklar, utan serienummer
practice-card-no-keys = Kort utan nycklar
practice-card-factory-new = Fabriksnytt kort, inte i lagret

# What is true of an order that is open: at the host, on the card, in each place of a key.
standing-host-granted = Värden har medgett den. Ingen beställning har kommit ännu: inget certifikat utfärdades.
standing-host-executing = Värden har beställningen och utfärdar dess certifikat.
standing-host-fulfilled = Värden har utfärdat dess certifikat. De är inte publicerade: värden väntar på kvittensen att kortet skrevs.
standing-card-not-looked-at = Inget kort undersöktes.
standing-card-not-here = Kortet ligger inte i någon läsare: det går inte att säga vad som finns på det.
standing-card-reading = Ett kort läses: det går ännu inte att säga vad som finns på beställningens kort.
standing-card-here = Kortet ligger i ”{ $device }”.
standing-key-written = Beställningens certifikat ligger där.
standing-key-without-certificate = Beställningens nyckel ligger där, utan sitt certifikat.
standing-key-other-key = En annan nyckel än beställningens ligger där.
standing-key-empty = Inget ligger där.
standing-key-no-certificate = Inget certifikat ligger där; kortet uppger inte vilken nyckel som gör det.
standing-key-other-certificate = Ett annat certifikat ligger där; kortet uppger inte vilken nyckel som gör det.
standing-key-not-certified = En nyckel eller ett certifikat ligger där; i beställningen utfärdades inget certifikat för det.

# Why an order cannot be abandoned.
abandon-order-closed = Den är { $state ->
    [completed] slutförd
    [abandoned] redan övergiven
    [superseded] ersatt av kortets nästa beställning
    [expired] förfallen: inget utfärdades
   *[other] stängd
 }.
abandon-order-executing = Värden utfärdar dess certifikat. Den kan överges om en stund, när de är utfärdade.
abandon-order-of-another = Den är en annan handläggares: det kräver rollen ”Spärra certifikat”.

# Why a procedure is not in the list.
filtered = Dold av ditt filter.
