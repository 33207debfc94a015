### What goes wrong on the command line itself.

error-no-device = Ingen läsare med { $role ->
    [officer] ett handläggarkort
   *[subject] en innehavares kort
 } hittades.
    .not-done = Inget kort skrevs.
    .next = Sätt kortet i en läsare och leta efter den med: countersign devices.
error-several-devices = Flera läsare kan avses{ $role ->
    [officer] {" "}för handläggarkortet
   *[subject] {" "}för innehavarens kort
 }: { $choices }.
    .not-done = Inget kort skrevs.
    .next = Ange en: { $role ->
        [officer] --officer-device
       *[subject] --device
    }. Det räcker med en del av namnet om ingen annan läsare har den.
error-unknown-device = Ingen läsare heter ”{ $device }”.
    .not-done = Inget kort lästes eller skrevs.
    .next = Använd ett av dessa namn, eller en del som inget annat har: { $choices }.
error-secret-missing = Här behövs { $secret }, och det finns ingen terminal att fråga vid.
    .not-done = { $secret-name ->
        [signature-pin] Inget signerades; innehavarens kort är oförändrat.
       *[other] Det som behövde den gjordes inte.
    }
    .next = Ange den i en fil: --secrets FILE med raden ”{ $secret-name }=…”, eller --secrets - för standard in.
error-pin-mailer-missing = { $what ->
    [address] Adressen som PIN-koden mejlas till behövs
    [letter] Brevets id behövs
   *[both] Adressen som PIN-koden mejlas till och brevets id behövs
 }, och det finns ingen terminal att fråga vid.
    .not-done = Inget signerades; innehavarens kort är oförändrat.
    .next = Ange { $what ->
        [address] den: --pin-mail ADDRESS
        [letter] det: --letter-id ID
       *[both] dem: --pin-mail ADDRESS och --letter-id ID
    }.
error-secrets-unreadable = Filen med hemligheter ”{ $file }” kan inte läsas: { io-why }.
    .not-done = Inget kort lästes eller skrevs.
    .next = Kontrollera sökvägen och vem som får läsa filen.
error-secrets-malformed = Rad { $line } i hemligheterna är inte någon av { $names }, följd av = och ett värde.
    .not-done = Inget kort lästes eller skrevs.
    .next = Rätta raden. Rader som är tomma eller börjar med # hoppas över.
error-secrets-too-large = Hemligheterna är längre än { $bytes } byte.
    .not-done = Inget kort lästes eller skrevs.
    .next = Ange rader som signature-pin=… och inget annat.
error-ca-unreadable = Värdens certifikatutfärdare kan inte läsas från ”{ $file }”: { io-why }.
    .not-done = Värden anslöts inte.
    .next = Ange med --ca den PEM-fil som värden skrev ut.
error-unknown-input = Proceduren har inget fält ”{ $input }”.
    .not-done = Inget signerades eller utfärdades; innehavarens kort är oförändrat.
    .next = Ange ett av dess fält, med namn eller etikett: { $fields }.
error-ambiguous-input = ”{ $input }” är etiketten på flera fält.
    .not-done = Inget signerades eller utfärdades; innehavarens kort är oförändrat.
    .next = Använd namnet på det som avses: { $fields }.
error-several-requests = Digesten för flera återställningsbegäranden börjar med { $digest }.
    .not-done = Inget signerades, godkändes eller avslogs.
    .next = Ange mer av digesten för den som avses: { $choices }.
error-given-twice = { $option } är angiven två gånger för { $about }.
    .not-done = Inget signerades eller utfärdades; innehavarens kort är oförändrat.
    .next = Ange den en gång.
error-practice-card-unknown = Det finns inget övningskort { $number }.
    .not-done = Inget gjordes.
    .next = Välj ett från { $first } till { $last }: countersign practice --cards.
error-usage = Kommandoraden gick inte att förstå: { $what }.
    .not-done = Inget gjordes.
    .next = Så skrivs den: { $synopsis } (mer säger { $command } --help).
error-no-runtime = Systemet ger inga trådar att arbeta med: { io-why }.
    .not-done = Inget gjordes.
    .next = Stäng andra program och försök igen.
