### What can be wrong with readers and cards.
### $role is officer or subject where it is known; $device is the name of the device.

the-card = { $role ->
    [officer] handläggarkortet
    [subject] innehavarens kort
   *[other] kortet
 }
The-card = { $role ->
    [officer] Handläggarkortet
    [subject] Innehavarens kort
   *[other] Kortet
 }

unblock-where = { $in ->
    [window] ”Lås upp kortet…”
   *[terminal] countersign unblock
 }

error-reader-no-service = Systemets smartkortstjänst är inte i gång.
    .not-done = Inget kort lästes eller skrevs.
    .next = { $system ->
        [windows] Starta tjänsten ”Smartkort” (SCardSvr); Windows startar den själv när en läsare ansluts.
        [macos] Anslut läsaren på nytt. Hjälper inte det, starta om datorn: tjänsten är en del av macOS.
        [linux] Installera pcscd och starta den: sudo apt install pcscd, sedan sudo systemctl start pcscd.
       *[other] Installera och starta systemets smartkortstjänst.
    }
error-reader-not-found = Det finns ingen läsare ”{ $device }”.
    .not-done = Inget kort lästes eller skrevs.
    .next = { $in ->
        [window] Anslut läsaren eller välj en annan.
       *[terminal] Anslut läsaren och leta efter den med: countersign devices.
    }
error-reader-no-card = Det finns inget kort i ”{ $device }”.
    .not-done = Inget kort lästes eller skrevs.
    .next = Sätt i { the-card } och försök igen.
error-reader-busy = ”{ $device }” används av ett annat program sedan mer än fem sekunder.
    .not-done = Det som kortet ombads göra gjordes inte.
    .next = Stäng det andra programmet som använder kortet och försök igen.
error-reader-unresponsive = { The-card } i ”{ $device }” svarar inte.
    .not-done = Kortet lästes eller skrevs inte.
    .next = Ta ut kortet, kontrollera att det vänds rätt, rengör kontakterna och sätt i det igen.
error-reader-failed = Läsaren fungerade inte: { $what ->
    [not-supported] den kan inte det som begärdes
    [not-transmitted] den kunde inte utbyta data med kortet
    [no-transaction] kortet tilltalades utanför en transaktion
    [no-thread] systemet gav ingen tråd att arbeta med
    [system] { $call } svarade { $status }
   *[other] { $what }
 }.
    .not-done = Det sista som kortet ombads göra är kanske inte gjort.
    .next = { $in ->
        [window] Anslut läsaren på nytt och välj ”Läs om”.
       *[terminal] Anslut läsaren på nytt och titta på kortet: countersign card.
    }
error-card-removed = { The-card } togs ut.
    .not-done = Det sista som det ombads göra är kanske inte gjort; inget sägs om kortets tillstånd.
    .next = Sätt tillbaka kortet och försök igen.
error-card-session-lost = Ett annat program eller systemet återställde { the-card } mitt i arbetet.
    .not-done = Det påbörjade avslutades inte.
    .next = Stäng andra program som använder kortet och försök igen.
error-card-not-piv = { The-card } i ”{ $device }” har ingen PIV-applikation.
    .not-done = Kortet är oförändrat.
    .next = Använd ett PIV-kort.
error-another-card = Ett annat kort ligger i ”{ $device }”: { $found ->
    [none] ett som inte talar om vilket det är,
   *[other] { $found }
 } i stället för { $expected }.
    .not-done = Det andra kortet ändrades inte.
    .next = Sätt i rätt kort och försök igen.
error-card-without-identity = Kortet i ”{ $device }” har inget som skiljer det från andra: inget serienummer, ingen kortautentiseringsnyckel, ingen GUID.
    .not-done = Kortet är oförändrat.
    .next = Låt förpersonalisera kortet; ett kort utan identitet utfärdas inte.
error-pin-needed = Nyckel { $key } på { the-card } kräver en PIN-kod, och ingen angavs.
    .not-done = Nyckeln användes inte.
    .next = Ange PIN-koden och skicka in igen.
error-pin-not-acceptable = Det kan inte vara PIN-koden till ett PIV-kort: { $fault ->
    [too-short] den har färre än { $min } siffror
    [too-long] den har fler än { $max } siffror
    [not-digits] den har andra tecken än siffror
   *[not-printable] den har tecken som inte går att skriva
 }.
    .not-done = Kortet har inte sett den; inget försök förbrukades.
    .next = Ange PIN-koden igen.
error-wrong-pin = PIN-koden för { the-card } är fel: { $tries-left ->
    [one] 1 försök kvar
   *[other] { $tries-left } försök kvar
 }.
    .not-done = Inget signerades med den.
    .next = Ange PIN-koden igen. Efter sista försöket är kortet blockerat och behöver sin PUK.
error-pin-blocked = PIN-koden för { the-card } är blockerad.
    .not-done = Inget signerades eller utfärdades.
    .next = { $role ->
        [subject] Lås upp kortet med { unblock-where }. Ett som aldrig har utfärdats tas tillbaka till lagret.
       *[officer] Låt låsa upp kortet med dess PUK, eller använd ett annat handläggarkort.
    }
error-wrong-puk = PUK för { the-card } är fel: { $tries-left ->
    [one] 1 försök kvar
   *[other] { $tries-left } försök kvar
 }.
    .not-done = PIN-koden låstes inte upp.
    .next = Kontrollera PUK. Efter sista försöket går kortet inte längre att låsa upp.
error-puk-blocked = PUK för { the-card } är blockerad.
    .not-done = PIN-koden låstes inte upp.
    .next = Ta kortet ur bruk.
error-management-key-refused = { The-card } godtar inte den korthanteringsnyckel som värden har för det.
    .not-done = Inget genererades eller skrevs.
    .next = Ta kortet ur bruk och låt kontrollera dess produktionsfil hos värden: lagret har en annan nyckel än kortet.
error-card-proof-wrong = { The-card } kunde inte styrka att det känner till sin korthanteringsnyckel.
    .not-done = Inget genererades eller skrevs.
    .next = Ta kortet ur bruk: det är kanske inte det kort som det ser ut att vara.
error-touch-not-given = Ingen rörde vid { the-card } i tid för nyckel { $key }.
    .not-done = Nyckeln användes inte.
    .next = Skicka in igen och rör vid kortet när det begärs.
error-no-such-key = { The-card } har ingen nyckel i { $key }, eller en med en annan algoritm.
    .not-done = Inget gjordes med den nyckeln.
    .next = { $in ->
        [window] Välj en procedur och åtgärder som passar kortet.
       *[terminal] Titta på kortet (countersign card) och välj en procedur och åtgärder som passar det.
    }
error-key-unsuitable = Nyckel { $key } på { the-card } kan inte användas för detta.
    .not-done = Inget gjordes med den nyckeln.
    .next = Välj en annan nyckel eller en annan procedur.
error-card-not-offered = { The-card } erbjuder inte { $feature ->
    [key-policies] PIN- och beröringspolicyer för nycklar
    [management-key-change] byte av korthanteringsnyckel
    [attestation] attestering
    [sound-rsa-keys] säkra RSA-nycklar (CVE-2017-15361)
    [key-import] import av privata nycklar
    [import-of-algorithm] import av privata nycklar med denna algoritm
    [retry-limits] val av hur många gånger PIN och PUK får anges fel
   *[other] { $feature }
 }.
    .not-done = Inget skrevs.
    .next = Använd ett annat kort, eller en procedur som inte kräver det.
error-card-full = { The-card } har inte plats för det som skulle skrivas.
    .not-done = Objektet som inte fick plats skrevs inte.
    .next = Använd ett annat kort.
error-card-refused = { The-card } avvisade ett kommando ({ $instruction }).
    .not-done = Det som kommandot var till för gjordes inte.
    .next = { $in ->
        [window] Välj ”Läs om”. Använd ett annat kort om felet kvarstår.
       *[terminal] Titta på kortet: countersign card. Använd ett annat kort om felet kvarstår.
    }
error-card-malformed-answer = { The-card } gav ett svar som inte går att läsa ({ $instruction }: { $what ->
    [no-status] det saknar status
    [structure] det är felaktigt uppbyggt
    [too-long] det är för långt
    [public-key] det innehåller ingen publik nyckel av rätt slag
    [not-as-written] det är inte det som skrevs
    [result] resultatet har fel form eller storlek
   *[other] { $what }
 }).
    .not-done = Det som kommandot var till för gjordes inte, eller går inte att fastställa.
    .next = Rengör kontakterna och försök igen. Använd ett annat kort om felet kvarstår.
error-no-randomness = Systemet ger inga slumptal.
    .not-done = Inget signerades eller skrevs.
    .next = Starta om datorn.
error-card-refused-new-pin = Kortet avvisade den nya PIN-koden: kortet har en egen regel som den bryter mot.
    .not-done = PIN-koden är oförändrad.
    .next = Välj en annan PIN-kod. Om PIN-koden var systemets, låt göra procedurens PIN-regler lika stränga som kortets.

### Readers with keys of their own.

error-pinpad-missing = ”{ $device }” har inga knappar att ange en PIN-kod med.
    .not-done = { The-card } har inte sett någon PIN-kod; inget försök förbrukades.
    .next = { $in ->
        [window] Välj ”Läs om” och försök igen.
       *[terminal] Försök igen, med läsaren som har knapparna.
    }
error-pinpad-timed-out = Ingen angav en PIN-kod på ”{ $device }” i tid.
    .not-done = { The-card } har inte sett någon PIN-kod; inget försök förbrukades.
    .next = Försök igen, och ange PIN-koden på läsaren när den ber om den.
error-pinpad-cancelled = Inmatningen av PIN-koden avbröts på ”{ $device }”.
    .not-done = { The-card } har inte sett någon PIN-kod; inget försök förbrukades.
    .next = Försök igen, och avsluta inmatningen på läsaren med dess gröna knapp.
error-pinpad-pins-differ = De två PIN-koder som angavs på ”{ $device }” är inte lika.
    .not-done = { The-card } har inte sett någon av dem; inget försök förbrukades.
    .next = Försök igen, och ange samma PIN-kod två gånger.
error-pinpad-wrong-length = PIN-koden som angavs på ”{ $device }” är för kort eller för lång.
    .not-done = { The-card } har inte sett den; inget försök förbrukades.
    .next = Försök igen med 6 till 8 siffror.
error-pinpad-not-taken = ”{ $device }” tog inte emot begäran om en PIN-kod på knapparna.
    .not-done = { The-card } har inte sett någon PIN-kod; inget försök förbrukades.
    .next = Anslut läsaren på nytt. Om felet kvarstår, använd en läsare utan knappar.
